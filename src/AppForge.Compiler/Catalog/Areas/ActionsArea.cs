using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.Areas;

/// <summary>
/// App actions (settings.md, section 7): a button that carries a record over into another app. Key and value of the mappings belong to different apps:
/// there: here. Destination and mappings are hidden from who may not see the destination.
/// </summary>
internal static class ActionsArea
{
    private static readonly Variant FromField = new()
    {
        Tags = ["FIELD"],
        Title = new("フィールド", "field"),
        Shape = new([Required("srcField", Field(), "コピー元のフィールド", "Source field")], sole: "srcField"),
    };

    private static readonly UnionShape Source = new()
    {
        YamlTag = "srcType",
        WireTag = "srcType",
        Default = FromField,
        Variants = [FromField, Variant("RECORD_URL", "レコードのURL", "URL of the record")],
    };

    public static readonly SettingsArea Area = new()
    {
        Section = "actions",
        Title = new("アプリアクション", "App actions"),
        Resource = "app/actions",
        WireProperty = "actions",
        Mode = WriteMode.ReplaceMap,
        After = ["fields", "process"],
        Default = EmptyMap,
        Shape = new MapShape
        {
            Key = Name(Limits.AppActionName.Most),
            KeyTitle = new("アクション名", "name of the action"),
            Declares = SymbolKind.AppAction,
            IsOrdered = true,
            Wire = new KeyedMapWire("name", "index"),
            Value = new ObjectShape([
                new() { Name = "destApp", Shape = App, Title = new("コピー先のアプリ", "Destination"), Description = new("アプリのキー。", "The key of an app."), IsRequired = true, Null = NullMeaning.Unreadable, WirePath = ["destApp"] },
                new()
                {
                    Name = "mappings",
                    Shape = new MapShape { Key = Field("destApp"), KeyTitle = new("コピー先のフィールド", "field there"), Value = Source, Wire = new RowsMapWire("destField", ValueProperty: null) },
                    Title = new("フィールドの関連付け（コピー先: コピー元）", "Mappings (there: here)"),
                    Description = new("元のレコードのURLは { srcType: RECORD_URL }。", "The URL of this record is { srcType: RECORD_URL }."),
                    Default = EmptyMap,
                    Null = NullMeaning.Unreadable,
                    WirePath = ["mappings"],
                },
                Optional("entities", SetOf(WhoOf(PrincipalTypes.Directory)), "使えるユーザー・組織・グループ", "Who may", Empty)
                    .Says("使える人。空では誰も使えません。", "Who may use it; empty for nobody.").AsUsual(),
                Optional("filterCond", Condition(QueryPlace.AppAction), "使える条件", "Condition", "")
                    .Says("満たすレコードでだけ使えます。空ならすべて。", "Only for records that fit; empty for all."),
                Ours("help", Text(2_000), "用途", "Purpose"), ServerSide("id"),
            ]),
        },
    };
}
