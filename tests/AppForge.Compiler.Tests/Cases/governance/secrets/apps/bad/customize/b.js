const password = document.getElementById('password').value;
const apiToken = process.env.KINTONE_TOKEN;
const label = { password: 'パスワードを入力してください' };
const form = { password: "${PASSWORD}", token: 'your-api-token-here' };
const passwordField = "password-field";
