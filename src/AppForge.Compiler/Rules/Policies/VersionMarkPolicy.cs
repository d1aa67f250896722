using System.Text.RegularExpressions;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-NAM-05: an app's name holds no mark of a version or a copy.</summary>
internal sealed partial class VersionMarkPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Marked = PolicyList.Descriptor("P-NAM-05",
        "アプリ名「{0}」に版や写しの印（{1}）が付いています。", "The app's name \"{0}\" holds a mark of a version or a copy ({1}).",
        "印を取り、古いアプリは廃止してください。版は CHANGELOG.md と版管理が持ちます。", "Take it off and retire the old app; versions are kept by CHANGELOG.md and version control.",
        "name: 【申請】公用車予約_v2", "name: 【申請】公用車予約");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Marked];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (Mark().Match(app.Name) is { Success: true } mark)
        {
            diagnostics.Report(Marked, app.NamePlace(), app.Name, mark.Value.Trim());
        }
    }

    [GeneratedRegex(@"[ 　_-]*([vVｖ](er)?\.?[0-9０-９][0-9０-９.]*|[（(](旧|新|コピー|copy|[0-9０-９]{1,2})[)）]|[ 　_-](旧|新|コピー|copy)|のコピー)$", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
