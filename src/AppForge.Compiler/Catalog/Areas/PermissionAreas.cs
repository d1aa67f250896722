using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using AppForge.Compiler.Syntax;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.Areas;

/// <summary>The permissions of app, records and fields (settings.md, section 4). Order is priority; everyone is last, and is left out in YAML where it gets nothing.</summary>
internal static class PermissionAreas
{
    private static readonly LocalizedText Group = new("アクセス権", "Permissions");

    private static readonly PropertyShape IncludeSubs = Optional("includeSubs", Flag, "下位組織も含む", "Include sub-organizations", "false")
        .Says("組織のときだけ意味があります。", "Means something for organizations only.");

    private static readonly ListShape AppFlags = Flags(
        ("appEditable", "管理", "manage"), ("recordViewable", "閲覧", "view"), ("recordAddable", "追加", "add"), ("recordEditable", "編集", "edit"),
        ("recordDeletable", "削除", "delete"), ("recordImportable", "取込", "import"), ("recordExportable", "書出", "export"));

    private static readonly ObjectShape AppRow = new([
        Required("entity", WhoOf(PrincipalTypes.Directory | PrincipalTypes.Creator), "対象", "Who"), IncludeSubs, Optional("allow", AppFlags, "許可", "Allow", Empty)
            .Says("許すことを並べます。すべてなら all。書かないものは許しません。", "What is allowed; all for everything. What isn't written isn't allowed.").AsUsual(),
    ], sole: "entity");

    private static readonly ObjectShape RecordEntity = new([
        Required("entity", Who, "対象", "Who"), IncludeSubs,
        Optional("allow", Flags(("viewable", "閲覧", "view"), ("editable", "編集", "edit"), ("deletable", "削除", "delete")), "許可", "Allow", Empty)
            .Says("許すことを並べます。すべてなら all。書かないものは許しません。", "What is allowed; all for everything. What isn't written isn't allowed.").AsUsual(),
    ], sole: "entity");

    private static readonly ObjectShape FieldEntity = new([
        Required("entity", Who, "対象", "Who"), IncludeSubs,
        Optional("accessibility", OneOf(("READ", "閲覧だけ", "view"), ("WRITE", "閲覧と編集", "view and edit"), ("NONE", "不可", "none")), "権限", "Access", "NONE")
            .Says("READ 閲覧だけ／WRITE 閲覧と編集／NONE 見えない。", "READ view, WRITE view and edit, NONE invisible.").AsUsual(),
    ]);

    public static readonly SettingsArea App = new()
    {
        Section = "acl.app",
        BeforePublication = true,
        Group = Group,
        Title = new("アプリのアクセス権", "App permissions"),
        Resource = "app/acl",
        WireProperty = "rights",
        Mode = WriteMode.ReplaceList,
        After = ["fields"],
        Default = Constant("a new app's permissions", NewAppRights()),
        Shape = RowsByEntity(AppRow),
    };

    public static readonly SettingsArea Record = new()
    {
        Section = "acl.record",
        Group = Group,
        Title = new("レコードのアクセス権", "Record permissions"),
        Resource = "record/acl",
        WireProperty = "rights",
        Mode = WriteMode.ReplaceList,
        After = ["fields", "process"],
        Default = Empty,
        Shape = new ListShape
        {
            Identities = [["filterCond"]],
            HasPlacesForFragments = true,
            Item = new ObjectShape([
                Optional("filterCond", Condition(QueryPlace.RecordAcl), "条件", "Condition", "")
                    .Says("満たすレコードに効きます。空ならすべて。上から最初に合ったものだけが効きます。", "For records that fit; empty for all. The first that fits holds.").AsUsual(),
                Required("entities", RowsByEntity(RecordEntity), "対象と許可", "Who may what")
                    .Says("上にあるものほど優先します。everyone は最後で、何も許さないなら書きません。", "The upper has priority. everyone is last, and left out where it gets nothing."),
            ]),
        },
    };

    public static readonly SettingsArea Field = new()
    {
        Section = "acl.field",
        Group = Group,
        Title = new("フィールドのアクセス権", "Field permissions"),
        Resource = "field/acl",
        WireProperty = "rights",
        Mode = WriteMode.ReplaceList,
        After = ["fields"],
        Default = EmptyMap,
        Shape = new MapShape { Key = Shapes.Field(), KeyTitle = new("フィールドコード", "field code"), Value = RowsByEntity(FieldEntity), Wire = new RowsMapWire("code", "entities") },
    };

    private static ListValue NewAppRights()
    {
        var all = ((ChoiceShape)AppFlags.Item).Values.Select(v => v.Word).ToArray();
        return new([Row("creator", all), Row("everyone", "recordViewable", "recordAddable", "recordEditable", "recordDeletable")], SourceSpan.None);
    }

    private static ObjectValue Row(string who, params string[] allowed) => new(
        AppRow,
        [
            new(AppRow.Find("entity")!, ScalarValue.Of(who)),
            new(AppRow.Find("allow")!, new ListValue([.. allowed.Select(ScalarValue.Of)], SourceSpan.None)),
        ],
        SourceSpan.None);
}
