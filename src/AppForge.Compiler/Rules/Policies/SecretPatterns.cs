using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>What secrets look like: forms that mean nothing else, and values beside words such as password. None of the patterns can take long on any text.</summary>
internal static class SecretPatterns
{
    // Nobody mends more at once; a generated file would give thousands.
    private const int MostInFile = 20;

    private static readonly LocalizedText Password = new("パスワードや鍵", "password or key");

    private static readonly ImmutableArray<SecretForm> Forms =
    [
        new(new("秘密鍵", "private key"), null, "(?<v>-----BEGIN [A-Z ]*PRIVATE KEY-----)", "PRIVATE KEY"),
        new(new("AWS のアクセスキー", "AWS access key"), null, @"\b(?<v>AKIA[0-9A-Z]{16})\b", "AKIA"),
        new(new("GitHub のトークン", "GitHub token"), null, @"\b(?<v>gh[pousr]_[A-Za-z0-9]{36,})\b", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
        new(new("Slack のトークン", "Slack token"), null, @"\b(?<v>xox[abeoprs]-[A-Za-z0-9-]{20,})", "xox"),
        new(new("Google の API キー", "Google API key"), null, @"\b(?<v>AIza[0-9A-Za-z_-]{35})\b", "AIza"),
        new(new("kintone の認証ヘッダー", "kintone credentials"), null, @"(?i:X-Cybozu-(API-Token|Authorization))['""]?\s*[:=,]\s*['""](?<v>[A-Za-z0-9+/=,]{12,})['""]", "X-Cybozu-"),
        new(new("認証トークン", "bearer token"), null, @"\b(?i:Bearer|Basic) (?<v>[A-Za-z0-9+/=_.-]{24,})", "Bearer ", "Basic "),
        new(new("URL の中のパスワード", "password in an address"), null, @"\bhttps?://[^/\s:@'""]+:(?<v>[^/\s:@'""]{3,})@", "://"),
        new(Password, IsLikely, @"(?i:password|passwd|passphrase|secret|api[_-]?key|api[_-]?token|access[_-]?token|パスワード|暗証番号|APIトークン)['""]?\s*[:=：]\s*['""](?<v>[!-&(-~]{8,})['""]",
            "password", "passwd", "passphrase", "secret", "apikey", "api_key", "api-key", "apitoken", "api_token", "api-token", "accesstoken", "access_token", "access-token", "パスワード", "暗証番号", "APIトークン"),
        new(Password, IsLikely, @"(?i:password|passwd|secret|api[_-]?key|api[_-]?token|access[_-]?token|パスワード|APIトークン)\s*[:=：]\s*(?<v>[A-Za-z0-9+/_-]{24,})\b",
            "password", "passwd", "secret", "apikey", "api_key", "api-key", "apitoken", "api_token", "api-token", "accesstoken", "access_token", "access-token", "パスワード", "APIトークン"),
    ];

    // One fast look at each file, since every file of every project is looked at. It is fast for ASCII alone; the case of the others is what it is.
    private static readonly SearchValues<string> Signs =
        SearchValues.Create([.. Forms.SelectMany(f => f.Signs).Where(s => System.Text.Ascii.IsValid(s)).Distinct()], StringComparison.OrdinalIgnoreCase);

    private static readonly ImmutableArray<string> JapaneseSigns = ["パスワード", "暗証番号", "トークン"];

    private static readonly Lazy<Regex> Placeholder = new(() => new(@"\$\{|<|\*{3}|x{4}|\.{3}|(?i:example|dummy|sample|your|placeholder|changeme|process\.env)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));

    /// <summary>Where a text holds secrets: their kind and place.</summary>
    public static IEnumerable<(LocalizedText Kind, int Start, int Length)> Find(string text) => !MayHold(text) ? [] : Forms
        .SelectMany(f => f.Find(text).Select(v => (f.Kind, v.Index, v.Length)))
        .DistinctBy(f => f.Index).Take(MostInFile);

    private static bool MayHold(string text)
    {
        if (text.AsSpan().ContainsAny(Signs))
        {
            return true;
        }

        foreach (var sign in JapaneseSigns)
        {
            if (text.Contains(sign, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // A word isn't a secret, and neither is the name of a variable: one has letters and digits, or marks.
    private static bool IsLikely(string value) => !Placeholder.Value.IsMatch(value) && !IsNameOfVariable(value)
        && value.Any(char.IsLetter) && value.Any(c => !char.IsLetter(c) && c is not ('_' or '-')) && value.Distinct().Count() > 4;

    private static bool IsNameOfVariable(string value) => char.IsAsciiLetterUpper(value[0]) && value.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_');
}
