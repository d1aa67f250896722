using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog;

/// <summary>
/// What kintone has and none of its APIs sets (behaviour.md, section 4): it is declared at the top of an app's file, so that documents show it and the checklist of a plan
/// names it. What belongs to a plug-in stands with the plug-in.
/// </summary>
internal static class HandWorkShapes
{
    private static readonly LocalizedText Integration = new("設定 ＞ カスタマイズ／サービス連携", "Settings > Customization and integration");

    private static readonly LocalizedText Other = new("設定 ＞ その他の設定", "Settings > Other settings");

    /// <summary>What an API token may do.</summary>
    public static readonly (string Word, string Japanese, string English)[] TokenPermissions =
    [
        ("recordViewable", "閲覧", "view"), ("recordAddable", "追加", "add"), ("recordEditable", "編集", "edit"), ("recordDeletable", "削除", "delete"), ("appEditable", "管理", "manage"),
    ];

    /// <summary>The app code: no API sets it, but the list of apps tells it.</summary>
    public static PropertyShape AppCode { get; } = ByHand("appCode", Text(64), "アプリコード", "App code", screen: Below(Other, "高度な設定", "Advanced settings"))
        .Says("ほかのアプリや外部から参照する短い名前。", "A short name by which others refer to the app.");

    public static ImmutableArray<PropertyShape> Properties { get; } =
    [
        AppCode,
        ByHand("categories", ListOf(Name(255)), "カテゴリー（階層は / で区切る）", "Categories (levels separated by /)", screen: Below(Other, "カテゴリー", "Categories"))
            .Says("レコードを分ける木。「/」で下の階層。", "The tree by which records are sorted; / for levels."),
        ByHand("webhooks", ListOf(new ObjectShape([
            ByHand("url", Text(512), "URL", "URL", required: true),
            ByHand("events", ListOf(OneOf(
                ("recordAdded", "レコードの追加", "record added"), ("recordEdited", "レコードの編集", "record edited"), ("recordDeleted", "レコードの削除", "record deleted"),
                ("commentAdded", "コメントの書き込み", "comment added"), ("statusChanged", "ステータスの更新", "status changed"))), "通知を送る条件", "Events", required: true),
            ByHand("help", Text(2_000), "説明", "Description"),
        ])), "Webhook", "Webhooks", screen: Below(Integration, "Webhook", "Webhooks")),
        ByHand("apiTokens", ListOf(new ObjectShape([
            ByHand("purpose", Text(255), "用途", "Purpose", required: true),
            ByHand("allow", ListOf(OneOf(TokenPermissions)), "許可", "Allow", required: true),
            ByHand("help", Text(2_000), "説明", "Description")
                .Says("保管場所や、Administrator として書き込むことの影響。値そのものは書きません。", "Where it is kept, what writing as Administrator does; never the value."),
        ]), Limits.ApiTokens.Most), "APIトークン", "API tokens", screen: Below(Integration, "APIトークン", "API tokens")),
        ByHand("translations", new MapShape
        {
            Key = Name(16),
            Wire = new KeyedMapWire("name", IndexProperty: null),
            Value = new ObjectShape([
                ByHand("name", Text(64), "アプリ名", "App name"),
                ByHand("fields", ByName(SymbolKind.Field), "フィールド名", "Fields"),
                ByHand("views", ByName(SymbolKind.View), "一覧", "Views"),
                ByHand("states", ByName(SymbolKind.State), "ステータス", "States"),
                ByHand("actions", ByName(SymbolKind.ProcessAction), "アクション", "Actions"),
                ByHand("reports", ByName(SymbolKind.Report), "グラフ", "Reports"),
            ]),
        }, "ほかの言語の名称", "Names in other languages", screen: Below(Other, "言語ごとの名称", "Localization")),
    ];

    // The names of one kind, each with what it is called in the other language.
    private static MapShape ByName(SymbolKind kind) => new() { Key = new ReferenceShape(kind), Value = Text(128), Wire = new KeyedMapWire("name", IndexProperty: null) };

    private static LocalizedText Below(LocalizedText screen, string japanese, string english) => new($"{screen.Japanese} ＞ {japanese}", $"{screen.English} > {english}");
}
