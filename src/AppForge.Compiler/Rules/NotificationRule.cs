using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>A notification tells somebody of something.</summary>
internal sealed class NotificationRule : AppRule
{
    private static readonly DiagnosticDescriptor NoEvents = DiagnosticDescriptor.Warning("AF3502",
        "「{0}」に知らせることが選ばれていません。", "\"{0}\" is told of nothing.",
        "events に知らせることを並べるか、この行を消してください。", "List events, or remove the row.").Explained(
        "events が空の行からは、通知が届きません。",
        "A row without events tells nobody of anything.",
        wrong: """
            notifications:
              general: [{ entity: role/owner }]
            """,
        right: """
            notifications:
              general: [{ entity: role/owner, events: [recordAdded, commentAdded] }]
            """);

    private static readonly DiagnosticDescriptor NoTargets = DiagnosticDescriptor.Warning("AF3503",
        "この通知には宛先がありません。", "This notification has nobody to go to.",
        "targets に宛先を書いてください。", "Write targets.").Explained(
        "宛先が空の通知は、だれにも届きません。",
        "A notification without targets reaches nobody.",
        wrong: """
            fields:
              期日: { type: DATE }
            notifications:
              reminder: [{ timing: { code: 期日, time: "09:00" }, title: 期日です, targets: [] }]
            """,
        right: """
            fields:
              期日: { type: DATE }
            notifications:
              reminder: [{ timing: { code: 期日, time: "09:00" }, title: 期日です, targets: [role/owner] }]
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NoEvents, NoTargets];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var row in GeneralNotificationsSymbol.Of(app)?.Rows ?? [])
        {
            if (row.Events.IsEmpty && !row.Value.Origin.IsNone && !diagnostics.HasErrorsIn(row.Value.Origin))
            {
                diagnostics.Report(NoEvents, row.Value.Origin, row.Who.Who);
            }
        }

        var others = RecordNotificationSymbol.Of(app).Select(n => n.Value).Concat(RemindersSymbol.Of(app)?.Reminders.Select(r => r.Value) ?? []);
        foreach (var targets in others.Select(o => o["targets"]).OfType<ListValue>().Where(t => t.Items.IsEmpty && !diagnostics.HasErrorsIn(t.Origin)))
        {
            diagnostics.Report(NoTargets, targets.Origin);
        }
    }
}
