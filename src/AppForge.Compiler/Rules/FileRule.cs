using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Rules;

/// <summary>Files (an icon of one's own) are described by the catalog, but nothing uploads them yet: better said here than refused by kintone.</summary>
internal sealed class FileRule : Rule
{
    private static readonly DiagnosticDescriptor NotYet = DiagnosticDescriptor.Error("AF3401",
        "ファイル「{0}」の反映には、まだ対応していません。", "The file \"{0}\" can't be deployed yet.",
        "用意されたアイコン（icon: APP40 の形）を使うか、icon を書かずに kintone の画面で設定してください（書かなければ、そのまま残ります）。",
        "Use a preset (icon: APP40), or leave icon out and set it in kintone (what isn't written stays as it is).");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NotYet];

    public override void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var app in compilation.Apps.Values)
        {
            foreach (var (value, _, _) in app.Scalars.Where(v => v.Kind is FileKind))
            {
                diagnostics.Report(NotYet, value.Origin, value.Text);
            }
        }
    }
}
