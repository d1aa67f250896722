using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-META-02: an app says when its use is looked at again, or why it isn't.</summary>
internal sealed class InventoryPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Missing = PolicyList.Descriptor("P-META-02",
        "次の棚卸し（inventory）{0}。", "The next inventory (inventory) {0}.",
        "inventory: 2027-01-31 のように日付を、対象外なら exempt に理由を書いてください。", "Write a date, or exempt with the reason.",
        "theme: BLUE", "inventory: 2027-01-31");

    private static readonly LocalizedText NotSaid = new("が宣言されていません", "isn't declared");
    private static readonly LocalizedText Over = new("の予定日が過ぎています", "is overdue");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Missing];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var inventory = app.Definition?["inventory"] as ObjectValue;
        if (inventory?.Text("exempt") is { Length: > 0 })
        {
            return;
        }

        if (inventory?.Text("next") is not { Length: > 0 } next)
        {
            diagnostics.Report(Missing, app.NamePlace(), NotSaid);
        }
        else if (DateKind.DayOf(next) < compilation.Today)
        {
            diagnostics.Report(Missing, app.PlaceOf(inventory), Over);
        }
    }
}
