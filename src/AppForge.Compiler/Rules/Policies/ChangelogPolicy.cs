using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-DOC-04: the version is explained.</summary>
internal sealed class ChangelogPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Missing = PolicyList.Descriptor("P-DOC-04",
        "改版履歴（CHANGELOG.md）に版の説明がありません。", "CHANGELOG.md explains no version.",
        "アプリのフォルダの CHANGELOG.md に「- 1.0（2026-04-01）初版。」のように書いてください。", "Write one line for each version into CHANGELOG.md in the app's folder.",
        "theme: BLUE", "theme: BLUE\n# file: apps/example/CHANGELOG.md\n- 1.0（2026-04-01）初版。");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Missing];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var path = ProjectFiles.FolderOf(app.Key) + "CHANGELOG.md";
        var changelog = compilation.Files.Find(path);
        if (changelog is null && compilation.Files.Sizes.ContainsKey(path))
        {
            return; // it is there, and nobody read it
        }

        if (changelog is null || !changelog.Content.Split('\n').Any(l => l.TrimStart().StartsWith('-') && l.Any(char.IsDigit)))
        {
            diagnostics.Report(Missing, app.NamePlace());
        }
    }
}
