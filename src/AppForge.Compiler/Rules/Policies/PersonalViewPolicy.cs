using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-VIW-03: views show no more personal data than needed.</summary>
internal sealed class PersonalViewPolicy : AppRule
{
    private const int Most = 3;

    private static readonly DiagnosticDescriptor TooMuch = PolicyList.Descriptor("P-VIW-03",
        "一覧「{0}」に個人情報の項目が{1}個あります（{2}）。", "The view \"{0}\" shows personal data {1} times ({2}).",
        "要る項目だけにしてください。限定・要配慮の項目は一覧に出しません。", "Keep what is needed; what is sensitive isn't shown in views.",
        "fields: { 病歴: { type: MULTI_LINE_TEXT, personal: 要配慮 } }\nviews: { 全員: { type: LIST, fields: [病歴] } }",
        "fields: { 病歴: { type: MULTI_LINE_TEXT, personal: 要配慮 } }\nviews: { 全員: { type: LIST, fields: [レコード番号] } }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [TooMuch];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var personal = app.PersonalFields().ToDictionary(f => f.Code, StringComparer.Ordinal);
        foreach (var view in ViewSymbol.Of(app))
        {
            var shown = view.Fields.Where(personal.ContainsKey).Select(c => personal[c]).ToList();
            if (shown.Count > Most || shown.Exists(f => f.IsSensitive))
            {
                diagnostics.Report(TooMuch, app.PlaceOf(view.Value["fields"]), view.Name, shown.Count, string.Join(", ", shown.Select(f => f.Label)));
            }
        }
    }
}
