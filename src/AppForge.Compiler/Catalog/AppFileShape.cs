using System.Collections.Immutable;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog;

/// <summary>
/// The shape of an app's file: the general settings, what only we know of an app, and a property for each section (a dot makes an object around several).
/// So an unknown section, a section in its own file and the schema of the file need no code of their own.
/// </summary>
internal static class AppFileShape
{
    private static readonly ImmutableArray<PropertyShape> Ours =
    [
        Shapes.Ours("use", FragmentShapes.Uses, "使う断片", "Fragments"),
        Shapes.Ours("owner", WhoOf(Kinds.PrincipalTypes.Directory), "所管", "Owner")
            .Says("このアプリの所管。role/… で書きます。文書と規則が使います。", "Who owns the app, as role/…; used by documents and policies."),
        Shapes.Ours("classification", Text(16), "機密性", "Classification")
            .Says("情報の機密性（1〜3 など）。規則と文書が使います。", "How confidential the data is; used by policies and documents."),
        Shapes.Ours("supportedBy", WhoOf(Kinds.PrincipalTypes.Directory), "保守担当", "Supported by")
            .Says("不具合と変更を受け持つ役割。role/… で書きます。", "Who mends and changes it, as role/…."),
        Shapes.Ours("stage", OneOf(
            ("trial", "試行", "trial"), ("production", "本運用", "in production"), ("training", "研修", "training"), ("retired", "廃止予定", "to be retired")), "運用区分", "Stage"),
        Shapes.Ours("inventory", new ObjectShape([
            Shapes.Ours("next", Scalar(Kinds.DateKind.Date), "次回棚卸予定日", "Next inventory"),
            Shapes.Ours("exempt", Text(256), "棚卸しの対象外とする理由", "Why it is left out"),
        ], sole: "next"), "棚卸し", "Inventory")
            .Says("次に利用状況を確かめる日。対象外なら { exempt: 理由 }。", "When its use is looked at again; { exempt: reason } where it isn't."),
        Shapes.Ours("retention", new ObjectShape([
            Shapes.Ours("years", Integer(1, 100), "年数", "Years"),
            Shapes.Ours("field", Field(), "期限の項目", "Field with the end"),
        ], sole: "years"), "保存期間", "Retention")
            .Says("レコードを保存する年数。レコードごとに違うときは { field: 期限の項目 }。", "How many years records are kept; { field: … } where each record says it."),
        Shapes.Ours("personalDataFile", Flag, "個人情報ファイル簿", "In the register of personal data files")
            .Says("個人情報ファイル簿に載せるアプリなら true、載せないなら false。", "Whether the app is in the register of personal data files."),
        Shapes.Ours("space", Text(128), "スペース", "Space"),
        Shapes.Ours("integrations", ListOf(new ObjectShape([
            Shapes.Ours("service", Text(128), "サービス", "Service", required: true),
            Shapes.Ours("purpose", Text(), "用途", "Purpose"),
            Shapes.Ours("direction", OneOf(("in", "取込", "in"), ("out", "書出", "out"), ("both", "双方向", "both")), "向き", "Direction"),
            Shapes.Ours("fields", ListOf(Field()), "使う項目", "Fields"),
            Shapes.Ours("token", ListOf(OneOf(HandWorkShapes.TokenPermissions)), "APIトークンの権限", "Permissions of its API token"),
            Shapes.Ours("storedAt", Text(128), "データの保存場所", "Where its data is kept"),
            Shapes.Ours("consultation", Text(64), "協議番号", "Consultation"),
        ])), "外部連携", "Integrations")
            .Says("kintone の外から使われている項目。消したり改名したりするときに知らせます。", "What services outside rely on: removing or renaming it is warned of."),
        Shapes.Ours("waivers", ListOf(new ObjectShape([
            Shapes.Ours("rule", Scalar(new Kinds.PolicyIdKind()), "規則", "Rule", required: true),
            Shapes.Ours("reason", Text(), "理由", "Reason", required: true),
            Shapes.Ours("approvedBy", Text(128), "承認者", "Approved by", required: true),
            Shapes.Ours("until", Scalar(Kinds.DateKind.Date), "期限", "Until", required: true),
        ])), "規則の除外", "Waivers")
            .Says("守らない規則と、その理由・承認者・期限。期限の日までその規則の指摘が消え、設計書の14章に載ります。", "A rule that is not kept, with reason, approver and end: until that day its findings are taken away; chapter 14 of the design document lists it."),
        Shapes.Ours("unmanaged", ListOf(Text(256)), "管理しない設定", "Unmanaged")
            .Says("AppForge が触らない設定。例 [views.個人用*, customize]", "What AppForge leaves alone, such as [views.個人用*, customize]."),
    ];

    public static ObjectShape Build(ImmutableArray<SettingsArea> areas)
    {
        var general = areas.Single(a => a.Section.Length == 0);
        List<PropertyShape> properties = [.. ((ObjectShape)general.Shape).Properties, .. Ours, .. HandWorkShapes.Properties];
        foreach (var group in areas.Where(a => a.Section.Length > 0).GroupBy(a => a.Section.Split('.')[0]))
        {
            properties.Add(group.First().Section == group.Key
                ? Section(group.Key, group.Single())
                : new()
                {
                    Name = group.Key,
                    Title = group.First().Group!,
                    WirePath = [],
                    Shape = new ObjectShape([.. group.Select(a => Section(a.Section.Split('.')[1], a))]),
                });
        }

        return new([.. properties]);
    }

    // An area that the account may not see is unreadable as a whole; without its fields nothing of an app can be seen.
    private static PropertyShape Section(string name, SettingsArea area) => new()
    {
        Name = name,
        Title = area.Title,
        Shape = area.Shape,
        Null = area.Mode == WriteMode.ByKey ? NullMeaning.NotSet : NullMeaning.Unreadable,
        WirePath = [],
    };
}
