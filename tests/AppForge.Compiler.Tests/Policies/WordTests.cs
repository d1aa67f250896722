using AppForge.Compiler.Rules.Policies;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Policies;

/// <summary>The dictionaries of the rules: what they find, and the words near by that they leave alone.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class WordTests
{
    [TestCase("氏名")]
    [TestCase("申請者氏名")]
    [TestCase("氏名かな")]
    [TestCase("お名前")]
    [TestCase("住所")]
    [TestCase("現住所2")]
    [TestCase("携帯電話番号")]
    [TestCase("メールアドレス")]
    [TestCase("Email")]
    [TestCase("生年月日")]
    [TestCase("職員番号")]
    [TestCase("振込口座番号")]
    [TestCase("マイナンバー")]
    [TestCase("障害者手帳番号")]
    [TestCase("病歴")]
    public void Personal_data_is_known_by_its_name(string name) => PersonalDataWords.Find(name).ShouldNotBeNull();

    [TestCase("品名")]
    [TestCase("会社名")]
    [TestCase("件名")]
    [TestCase("所属名")]
    [TestCase("アプリ名")]
    [TestCase("ファイル名")]
    [TestCase("会社住所")]
    [TestCase("施設電話番号")]
    [TestCase("法人番号")]
    [TestCase("障害内容")]
    [TestCase("障害対応者区分")]
    [TestCase("メール送信日時")]
    [TestCase("メール本文")]
    [TestCase("代表電話番号")]
    [TestCase("電話対応時間")]
    [TestCase("氏名区分")]
    [TestCase("職員区分")]
    [TestCase("事業所住所")]
    [TestCase("名称")]
    [TestCase("口座種別")]
    public void What_only_sounds_like_it_is_left_alone(string name) => PersonalDataWords.Find(name).ShouldBeNull();

    [TestCase("-----BEGIN RSA PRIVATE KEY-----")]
    [TestCase("key = AKIAABCDEFGHIJKLMNOP;")]
    [TestCase("token: ghp_abcdefghijklmnopqrstuvwxyz0123456789")]
    [TestCase("'X-Cybozu-Authorization': 'QWRtaW5pc3RyYXRvcjpjeWJvenU='")]
    [TestCase("Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.abc.def")]
    [TestCase("https://admin:himitsu1@example.jp/k/")]
    [TestCase("password: 'aB3xK9mPq2Zw'")]
    [TestCase("パスワード：\"aB3xK9mPq2Zw\"")]
    [TestCase("apiToken: kJ3d9WmLq8sXvB2nTgYhRz5uPfEcAo")]
    public void A_secret_is_known_by_its_form(string text) => SecretPatterns.Find(text).ShouldHaveSingleItem();

    [TestCase("password: KINTONE_PASSWORD")]
    [TestCase("password: \"KINTONE_PASSWORD_2\"")]
    [TestCase("password: '${PASSWORD}'")]
    [TestCase("const password = form.querySelector('#password-1').value;")]
    [TestCase("password: 'password-field'")]
    [TestCase("apiToken: 'your-api-token-1'")]
    [TestCase("パスワードは7日ごとに変える。")]
    [TestCase("https://example.jp:8443/a@b")]
    [TestCase("id: kjhgfedcbaponmlkjihgfedcbaponmlk")]
    [TestCase("sha256: 8ba763d7387f03d2c21cd0fee58d57b12b51a7ee1f1e53c82aa2e6cd4b2a7f64")]
    [TestCase("Bearer トークンを使う")]
    public void What_only_speaks_of_secrets_is_left_alone(string text) => SecretPatterns.Find(text).ShouldBeEmpty();

    [Test]
    public void No_text_takes_long()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        SecretPatterns.Find(string.Concat(Enumerable.Repeat("password: 'https://a:", 50_000))).Count().ShouldBeLessThanOrEqualTo(20);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }
}
