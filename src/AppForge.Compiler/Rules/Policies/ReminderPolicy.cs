using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-NTF-02: reminders come in working hours, and not for what is done.</summary>
internal sealed class ReminderPolicy : AppRule
{
    private const string Earliest = "08:00";
    private const string Latest = "18:00";

    private static readonly DiagnosticDescriptor Doubtful = PolicyList.Descriptor("P-NTF-02",
        "このリマインダーは{0}。", "The reminder {0}.",
        "時刻を業務時間内（8時〜18時）にし、filterCond で終わったレコードを除いてください。", "Set a time between 8:00 and 18:00, and leave out by filterCond what is done.",
        "fields: { 期限: { type: DATE } }\nnotifications: { reminder: [{ timing: { code: 期限, time: \"09:00\" }, title: 期限です, targets: [role/owner] }] }",
        "fields: { 期限: { type: DATE }, 完了日: { type: DATE } }\nnotifications: { reminder: [{ timing: { code: 期限, time: \"09:00\" }, filterCond: '完了日 = \"\"', title: 期限です, targets: [role/owner] }] }");

    private static readonly LocalizedText NoCondition = new("条件がなく、終わったレコードにも届きます", "has no condition and comes for what is done, too");
    private static readonly LocalizedText AtNight = new("業務時間の外に届きます", "comes outside of working hours");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Doubtful];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var reminder in RemindersSymbol.Of(app)?.Reminders ?? [])
        {
            if (reminder.Filter.Length == 0)
            {
                diagnostics.Report(Doubtful, app.PlaceOf(reminder.Value), NoCondition);
            }

            if (reminder.Time is { } time && (string.CompareOrdinal(time, Earliest) < 0 || string.CompareOrdinal(time, Latest) > 0))
            {
                diagnostics.Report(Doubtful, app.PlaceOf((reminder.Value["timing"] as ObjectValue)?["time"]), AtNight);
            }
        }
    }
}
