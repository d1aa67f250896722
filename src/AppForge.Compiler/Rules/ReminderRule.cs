using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>A reminder counts from a date of the record itself (settings.md, section 5).</summary>
internal sealed class ReminderRule : AppRule
{
    private static readonly string[] Dates = ["DATE", "DATETIME", "CREATED_TIME", "UPDATED_TIME"];

    private static readonly DiagnosticDescriptor NoDate = DiagnosticDescriptor.Error("AF3501",
        "リマインダーの基準「{0}」は{1}です。", "The reminder counts from \"{0}\", which is {1}.",
        "テーブルの外の日付・日時・作成日時・更新日時のどれかを基準にしてください。", "Count from a date, date and time, created or updated time outside a table.").Explained(
        "リマインダーはレコードの持つ1つの日時から数えます。文字列やテーブルの中の日付からは数えられません。",
        "A reminder counts from the one moment that a record has; not from a text, nor from a date in a table.",
        wrong: """
            fields:
              期日: { type: SINGLE_LINE_TEXT }
            notifications:
              reminder: [{ timing: { code: 期日, daysLater: -1, time: "09:00" }, targets: [role/owner] }]
            """,
        right: """
            fields:
              期日: { type: DATE }
            notifications:
              reminder: [{ timing: { code: 期日, daysLater: -1, time: "09:00" }, targets: [role/owner] }]
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NoDate];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var reminder in RemindersSymbol.Of(app)?.Reminders ?? [])
        {
            if (app.Fields.Find(reminder.BaseField) is { IsUnknown: false } field && !(field.Table is null && Dates.Contains(field.Type, StringComparer.Ordinal)))
            {
                var type = field.Table is null ? field.TypeTitle : new LocalizedText("テーブルの中の" + field.TypeTitle.Japanese, field.TypeTitle.English + " in a table");
                diagnostics.Report(NoDate, reminder.BaseFieldOrigin, field.Code, type);
            }
        }
    }
}
