using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-PII-04: the confidentiality is one of the project's, and fits the personal data.</summary>
internal sealed class ClassificationPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Doubtful = PolicyList.Descriptor("P-PII-04",
        "機密性の区分（classification）{0}。", "The classification {0}.",
        "{1} のどれかを書いてください。個人情報のあるアプリは 3C・3B・3A です。", "Write one of {1}; 3C, 3B or 3A where there is personal data.",
        "fields: { 氏名: { type: SINGLE_LINE_TEXT, personal: 個人 } }\nclassification: \"2\"", "fields: { 氏名: { type: SINGLE_LINE_TEXT, personal: 個人 } }\nclassification: 3C");

    private static readonly LocalizedText Missing = new("が宣言されていません", "isn't declared");
    private static readonly LocalizedText Unknown = new("は、決められた区分ではありません", "is none of those that there are");
    private static readonly LocalizedText TooLow = new("が、個人情報のあるアプリとしては低すぎます", "is too low for an app with personal data");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Doubtful];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var known = compilation.Project.Classifications;
        var written = app.Own("classification");
        var what = written is null or "" ? Missing : !known.Contains(written) ? Unknown : written is "1" or "2" && app.PersonalFields().Any() ? TooLow : null;
        if (what is not null)
        {
            diagnostics.Report(Doubtful, app.PlaceOf(app.Definition?["classification"]), what, string.Join(", ", known));
        }
    }
}
