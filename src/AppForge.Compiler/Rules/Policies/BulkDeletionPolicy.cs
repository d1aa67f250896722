using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-OPS-01: bulk deletion stays off.</summary>
internal sealed class BulkDeletionPolicy : AppRule
{
    private static readonly DiagnosticDescriptor On = PolicyList.Descriptor("P-OPS-01",
        "レコードの一括削除が有効です。", "Bulk deletion of records is on.",
        "enableBulkDeletion を消してください。要るなら、waivers に理由・承認者・期限を書きます。", "Remove enableBulkDeletion; where it is needed, write a waiver.",
        "enableBulkDeletion: true", "theme: BLUE");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [On];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (app.General.Text("enableBulkDeletion") == "true")
        {
            var place = app.PlaceOf(app.General["enableBulkDeletion"]);
            diagnostics.ReportWithFix(On, place, !place.IsNone && place.Text == "true" ? new SourceEdit(place, "false") : null);
        }
    }
}
