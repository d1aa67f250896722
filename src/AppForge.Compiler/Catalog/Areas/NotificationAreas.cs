using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.Areas;

/// <summary>
/// The three notifications (settings.md, section 5): of the app, per record, and reminders. A list stands for the object around it as long as the other
/// property has its default.
/// </summary>
internal static class NotificationAreas
{
    private static readonly LocalizedText Group = new("通知", "Notifications");

    private static readonly PropertyShape IncludeSubs = Optional("includeSubs", Flag, "下位組織も含む", "Include sub-organizations", "false");

    private static readonly ObjectShape GeneralRow = new([
        Required("entity", Who, "宛先", "To"), IncludeSubs,
        Optional("events", Flags(
            ("recordAdded", "レコードの追加", "record added"), ("recordEdited", "レコードの編集", "record edited"), ("commentAdded", "コメントの書き込み", "comment added"),
            ("statusChanged", "ステータスの更新", "status changed"), ("fileImported", "ファイルの読み込み", "file imported")), "知らせること", "Events", Empty)
            .Says("知らせるできごと。すべてなら all。", "What is told; all for everything.").AsUsual(),
    ], sole: "entity");

    private static readonly ObjectShape GeneralSettings = new([
        Optional("notifications", new ListShape { Item = GeneralRow, Identities = [["entity"]], IsIdentityStrict = true }, "宛先と知らせること", "Who is told what", Empty),
        Optional("notifyToCommenter", Flag, "コメントした人に、以後のコメントを知らせる", "Notify commenters", "true")
            .Says("コメントした人へ、そのレコードの以後のコメントを知らせます。", "Tells who commented of later comments."),
    ], sole: "notifications");

    private static readonly ListShape Targets = new()
    {
        Item = new ObjectShape([Required("entity", Who, "宛先", "To"), IncludeSubs], sole: "entity"),
        IsSet = true,
        Identities = [["entity"]],
        IsIdentityStrict = true,
    };

    private static readonly PropertyShape Title = Optional("title", Text(Limits.NotificationTitle.Most), "通知の内容", "Title", "")
        .Says("通知に出る文（100文字まで）。", "The text of the notification (up to 100 characters).").AsUsual();

    private static readonly PropertyShape BaseDate = Required("code", Field(), "基準の日時", "Base date")
        .Says("日付・日時・作成日時・更新日時のフィールド。", "A date, a moment, the created or updated datetime.");

    private static readonly PropertyShape DaysLater = Optional("daysLater", Integer(-Limits.ReminderDistance.Most, Limits.ReminderDistance.Most), "日数（前は負の数）", "Days later", "0")
        .Says("基準の日から数えた日数。前の日は負の数（-10000〜10000）。", "Days from the base date; negative before it (-10000 to 10000).").AsUsual();

    // No tag on either side: which of the two is there decides.
    private static readonly UnionShape Timing = new()
    {
        Variants =
        [
            new()
            {
                Presence = "time",
                Title = new("時刻", "at a time"),
                Shape = new([BaseDate, DaysLater, Required("time", Scalar(DateKind.TenMinutes), "時刻", "Time")
                    .Says("10分単位の時刻（\"08:30\"）。", "A time in steps of ten minutes (\"08:30\").")]),
            },
            new()
            {
                Presence = "hoursLater",
                Title = new("時間後", "hours later"),
                Shape = new([BaseDate, DaysLater, Required("hoursLater", Integer(-Limits.ReminderDistance.Most, Limits.ReminderDistance.Most), "時間数（前は負の数）", "Hours later")
                    .Says("基準の日時から数えた時間数。前は負の数。", "Hours from the base moment; negative before it.")]),
            },
        ],
    };

    private static readonly ListShape Reminders = new()
    {
        Identities = [["title"], ["timing"]],
        Item = new ObjectShape([
            Required("timing", Timing, "知らせる時期", "When"),
            Optional("filterCond", Condition(QueryPlace.Reminder), "条件", "Condition", "")
                .Says("満たすレコードだけ。空ならすべて。", "Only records that fit; empty for all.").AsUsual(), Title,
            Required("targets", Targets, "宛先", "To"),
        ]),
    };

    private static readonly ObjectShape ReminderSettings = new([
        Optional("notifications", Reminders, "リマインダー", "Reminders", Empty),
        new()
        {
            Name = "timezone",
            Shape = Scalar(new TimeZoneKind()),
            Title = new("タイムゾーン", "Time zone"),
            Description = new("時刻の読みかた（Asia/Tokyo）。", "How times are meant (Asia/Tokyo)."),
            Default = Computed("プロジェクトのタイムゾーン", "the project's time zone", static c => ScalarValue.Of(c.Scope.TimeZone)),
            MeaninglessWithout = "notifications",
            WirePath = ["timezone"],
        },
    ], sole: "notifications");

    public static readonly SettingsArea General = new()
    {
        Section = "notifications.general",
        Group = Group,
        Title = new("アプリの条件通知", "App notifications"),
        Resource = "app/notifications/general",
        Mode = WriteMode.Patch,
        IsFilledInNewApps = true,
        After = ["fields", "process"],
        Default = EmptyObject(GeneralSettings),
        Shape = GeneralSettings,
    };

    public static readonly SettingsArea PerRecord = new()
    {
        Section = "notifications.perRecord",
        Group = Group,
        Title = new("レコードの条件通知", "Record notifications"),
        Resource = "app/notifications/perRecord",
        WireProperty = "notifications",
        Mode = WriteMode.ReplaceList,
        After = ["fields", "process"],
        Default = Empty,
        Shape = new ListShape
        {
            Identities = [["title"], ["filterCond"]],
            Item = new ObjectShape([
                Optional("filterCond", Condition(QueryPlace.PerRecordNotification), "条件", "Condition", "")
                    .Says("満たすレコードだけ。空ならすべて。", "Only records that fit; empty for all.").AsUsual(), Title,
                Required("targets", Targets, "宛先", "To"),
            ]),
        },
    };

    public static readonly SettingsArea Reminder = new()
    {
        Section = "notifications.reminder",
        Group = Group,
        Title = new("リマインダーの条件通知", "Reminders"),
        Resource = "app/notifications/reminder",
        Mode = WriteMode.Patch,
        After = ["fields", "process"],
        Default = EmptyObject(ReminderSettings),
        Shape = ReminderSettings,
    };
}
