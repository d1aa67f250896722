using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules;

/// <summary>An initial value is one that the field can hold: a date that kintone knows, an address of the link's kind.</summary>
internal sealed class InitialValueRule : AppRule
{
    private const string FirstYear = "1000";

    private static readonly string[] Schemes = ["http://", "https://", "ftp://", "file://"];

    private static readonly DiagnosticDescriptor TooEarly = DiagnosticDescriptor.Error("AF3218",
        "「{0}」の初期値 {1} は、kintone が扱える日付より前です。", "The initial value {1} of \"{0}\" is before the first date that kintone knows.",
        "1000-01-01 以後の日付にしてください。", "Write 1000-01-01 or later.").Explained(
        "kintone の日付は西暦1000年から9999年までです。元号の年をそのまま書くと、この誤りになります。",
        "Dates of kintone go from the year 1000 to 9999.",
        wrong: """
            fields:
              開始日: { type: DATE, defaultValue: 0008-04-01 }
            """,
        right: """
            fields:
              開始日: { type: DATE, defaultValue: 2026-04-01 }
            """);

    private static readonly DiagnosticDescriptor OtherLink = DiagnosticDescriptor.Warning("AF3219",
        "「{0}」の初期値「{1}」は{2}ではありません。", "The initial value \"{1}\" of \"{0}\" is no {2}.",
        "初期値を直すか、protocol（WEB・CALL・MAIL）を見直してください。", "Correct the value, or choose another protocol (WEB, CALL, MAIL).").Explained(
        "リンクは種類に合う値だけを保存できます。合わない初期値のままでは新しいレコードを保存できません。",
        "A link holds what fits its kind only; a new record can't be saved with another value.",
        wrong: """
            fields:
              サイト: { type: LINK, protocol: WEB, defaultValue: example.com }
            """,
        right: """
            fields:
              サイト: { type: LINK, protocol: WEB, defaultValue: "https://example.com" }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [TooEarly, OtherLink];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var field in app.Fields.WithColumns)
        {
            if (field.Value["defaultValue"] is not ScalarValue { Text.Length: > 0 } initial)
            {
                continue;
            }

            if (field.Type is "DATE" or "DATETIME" && string.CompareOrdinal(initial.Text, FirstYear) < 0)
            {
                diagnostics.Report(TooEarly, initial.Origin, field.Code, initial.Text);
            }
            else if (field.Type == "LINK" && Kind(field.Protocol, initial.Text) is { } kind)
            {
                diagnostics.Report(OtherLink, initial.Origin, field.Code, initial.Text, kind);
            }
        }
    }

    // What the value should be and isn't; null where it is.
    private static LocalizedText? Kind(string? protocol, string text) => protocol switch
    {
        "WEB" when !Schemes.Any(s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase)) => new("Webサイトのアドレス", "web address"),
        "MAIL" when !text.Contains('@', StringComparison.Ordinal) => new("メールアドレス", "mail address"),
        "CALL" when !text.Any(char.IsAsciiDigit) => new("電話番号", "phone number"),
        _ => null,
    };
}
