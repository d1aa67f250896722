using System.Collections.Immutable;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog;

/// <summary>
/// What kintone has and none of its APIs sets (behaviour.md, section 4): it is declared at the top of an app's file, so that documents show it and the checklist of a plan
/// names it. What belongs to a plug-in stands with the plug-in.
/// </summary>
internal static class HandWorkShapes
{
    private static readonly MapShape ByName = new() { Key = Name(128), Value = Text(128), Wire = new KeyedMapWire("name", IndexProperty: null) };

    private static readonly MapShape ByField = new() { Key = Field(), Value = Text(128), Wire = new KeyedMapWire("name", IndexProperty: null) };

    /// <summary>The app code: no API sets it, but the list of apps tells it.</summary>
    public static PropertyShape AppCode { get; } = ByHand("appCode", Text(64), "アプリコード", "App code");

    public static ImmutableArray<PropertyShape> Properties { get; } =
    [
        AppCode,
        ByHand("categories", ListOf(Name(255)), "カテゴリー（階層は / で区切る）", "Categories (levels separated by /)"),
        ByHand("webhooks", ListOf(new ObjectShape([
            ByHand("url", Text(512), "URL", "URL", required: true),
            ByHand("events", ListOf(OneOf(
                ("recordAdded", "レコードの追加", "record added"), ("recordEdited", "レコードの編集", "record edited"), ("recordDeleted", "レコードの削除", "record deleted"),
                ("commentAdded", "コメントの書き込み", "comment added"), ("statusChanged", "ステータスの更新", "status changed"))), "通知を送る条件", "Events", required: true),
            ByHand("help", Text(2_000), "説明", "Description"),
        ])), "Webhook", "Webhooks"),
        ByHand("apiTokens", ListOf(new ObjectShape([
            ByHand("purpose", Text(255), "用途", "Purpose", required: true),
            ByHand("allow", ListOf(OneOf(
                ("recordViewable", "閲覧", "view"), ("recordAddable", "追加", "add"), ("recordEditable", "編集", "edit"), ("recordDeletable", "削除", "delete"), ("appEditable", "管理", "manage"))),
                "許可", "Allow", required: true),
        ])), "APIトークン", "API tokens"),
        ByHand("translations", new MapShape
        {
            Key = Name(16),
            Wire = new KeyedMapWire("name", IndexProperty: null),
            Value = new ObjectShape([
                ByHand("name", Text(64), "アプリ名", "App name"),
                ByHand("fields", ByField, "フィールド名", "Fields"),
                ByHand("views", ByName, "一覧", "Views"),
                ByHand("states", ByName, "ステータス", "States"),
                ByHand("actions", ByName, "アクション", "Actions"),
                ByHand("reports", ByName, "グラフ", "Reports"),
            ]),
        }, "ほかの言語の名称", "Names in other languages"),
    ];
}
