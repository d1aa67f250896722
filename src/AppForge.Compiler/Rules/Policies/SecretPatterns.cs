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

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly LocalizedText Password = new("パスワードや鍵", "password or key");

    private static readonly (LocalizedText Kind, Regex Form)[] Forms =
    [
        (new("秘密鍵", "private key"), new("(?<v>-----BEGIN [A-Z ]*PRIVATE KEY-----)", Linear)),
        (new("AWS のアクセスキー", "AWS access key"), new(@"\b(?<v>AKIA[0-9A-Z]{16})\b", Linear)),
        (new("GitHub のトークン", "GitHub token"), new(@"\b(?<v>gh[pousr]_[A-Za-z0-9]{36,})\b", Linear)),
        (new("Slack のトークン", "Slack token"), new(@"\b(?<v>xox[abeoprs]-[A-Za-z0-9-]{20,})", Linear)),
        (new("Google の API キー", "Google API key"), new(@"\b(?<v>AIza[0-9A-Za-z_-]{35})\b", Linear)),
        (new("kintone の認証ヘッダー", "kintone credentials"), new(@"(?i:X-Cybozu-(API-Token|Authorization))['""]?\s*[:=,]\s*['""](?<v>[A-Za-z0-9+/=,]{12,})['""]", Linear)),
        (new("認証トークン", "bearer token"), new(@"\b(?i:Bearer|Basic) (?<v>[A-Za-z0-9+/=_.-]{24,})", Linear)),
        (new("URL の中のパスワード", "password in an address"), new(@"\bhttps?://[^/\s:@'""]+:(?<v>[^/\s:@'""]{3,})@", Linear)),
        (Password, new(@"(?i:password|passwd|passphrase|secret|api[_-]?key|api[_-]?token|access[_-]?token|パスワード|暗証番号|APIトークン)['""]?\s*[:=：]\s*['""](?<v>[!-&(-~]{8,})['""]", Linear)),
        (Password, new(@"(?i:password|passwd|secret|api[_-]?key|api[_-]?token|access[_-]?token|パスワード|APIトークン)\s*[:=：]\s*(?<v>[A-Za-z0-9+/_-]{24,})\b", Linear)),
    ];

    // What a text has to hold for any of the forms: one fast look at each file, since every file of every project is looked at. It is fast for ASCII alone.
    private static readonly SearchValues<string> Signs = SearchValues.Create(
    [
        "PRIVATE KEY", "AKIA", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "xox", "AIza", "X-Cybozu-", "Bearer ", "Basic ", "://", "password", "passwd", "passphrase", "secret",
        "apikey", "api_key", "api-key", "apitoken", "api_token", "api-token", "accesstoken", "access_token", "access-token",
    ], StringComparison.OrdinalIgnoreCase);

    private static readonly ImmutableArray<string> JapaneseSigns = ["パスワード", "暗証番号", "トークン"];

    private static readonly Regex Placeholder = new(@"\$\{|<|\*{3}|x{4}|\.{3}|(?i:example|dummy|sample|your|placeholder|changeme|process\.env)", Linear);

    private static readonly Regex VariableName = new("^[A-Z][A-Z0-9_]*$", Linear);

    /// <summary>Where a text holds secrets: their kind and place.</summary>
    public static IEnumerable<(LocalizedText Kind, int Start, int Length)> Find(string text) => !MayHold(text) ? [] : Forms
        .SelectMany(f => f.Form.Matches(text).Select(m => (f.Kind, Value: m.Groups["v"])))
        .Where(f => !ReferenceEquals(f.Kind, Password) || IsLikely(f.Value.Value))
        .Select(f => (f.Kind, f.Value.Index, f.Value.Length))
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
    private static bool IsLikely(string value) => !Placeholder.IsMatch(value) && !VariableName.IsMatch(value)
        && value.Any(char.IsLetter) && value.Any(c => !char.IsLetter(c) && c is not ('_' or '-')) && value.Distinct().Count() > 4;
}
