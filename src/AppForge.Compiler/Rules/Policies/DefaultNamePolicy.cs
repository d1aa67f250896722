using System.Text.RegularExpressions;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-VIW-01: the names of views and reports say what they show.</summary>
internal sealed partial class DefaultNamePolicy : AppRule
{
    private static readonly DiagnosticDescriptor Default = PolicyList.Descriptor("P-VIW-01",
        "「{0}」という名前では、何を見るものか分かりません。", "The name \"{0}\" doesn't say what is shown.",
        "「承認待ち」「部局別の件数」のように、中身の分かる名前にしてください。改名には renamedFrom: {0} を添えます。", "Name it after what it shows, with renamedFrom: {0}.",
        "views: { 一覧1: { type: LIST } }", "views: { すべての記録: { type: LIST } }");

    private static readonly string[] Sections = ["views", "reports"];

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Default];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var entry in Sections.SelectMany(s => (app.Definition?[s] as MapValue)?.Entries ?? []).Where(e => Name().IsMatch(e.Key)))
        {
            diagnostics.Report(Default, entry.KeyOrigin, entry.Key);
        }
    }

    [GeneratedRegex(@"^[（(]?(新しい|新規)?(一覧|グラフ|ビュー|表|無題|名称未設定|view|graph|chart|report|list|untitled|new view)[)）]?[ 　_-]*[(（]?[0-9０-９]*[)）]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
