using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Syntax;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.Areas;

/// <summary>The general settings (settings.md, section 1). They stand at the top of the file.</summary>
internal static class GeneralArea
{
    // 800 KB (limits.md).
    private const long MostIconBytes = 800 * 1024;

    private static readonly Variant AutomaticTitle = new() { Tags = ["AUTO"], Title = new("自動", "automatic"), Shape = new([]) };

    private static readonly UnionShape TitleField = new()
    {
        WireTag = "selectionMode",
        Default = AutomaticTitle,
        Variants =
        [
            AutomaticTitle,
            new() { Tags = ["MANUAL"], Presence = "code", Title = new("フィールド", "field"), Shape = new([Required("code", Field(), "フィールド", "Field")], sole: "code") },
        ],
    };

    private static readonly ChoiceShape IconKey = new([.. Enumerable.Range(1, 90).Select(n => new ChoiceValue($"APP{n}", new($"アイコン {n}", $"icon {n}")))]);

    private static readonly UnionShape Icon = new()
    {
        WireTag = "type",
        Variants =
        [
            new() { Tags = ["PRESET"], Presence = "key", Title = new("用意されたアイコン", "preset"), Shape = new([Required("key", IconKey, "アイコン", "Icon")], sole: "key") },
            new() { Tags = ["FILE"], Presence = "file", Title = new("画像ファイル", "file"), Shape = new([Required("file", Scalar(new FileKind(MostIconBytes)), "画像ファイル", "File")]) },
        ],
    };

    private static readonly ObjectShape NumberPrecision = new([
        Optional("digits", Integer(1, 30), "全体の桁数", "Digits", "16"),
        Optional("decimalPlaces", Integer(0, 10), "小数部の桁数", "Decimal places", "4"),
        Optional("roundingMode", OneOf(("HALF_EVEN", "最近接偶数への丸め", "half even"), ("UP", "切り上げ", "up"), ("DOWN", "切り捨て", "down")), "丸めかた", "Rounding", "HALF_EVEN"),
    ]);

    private static readonly ChoiceShape Theme = new([
        new("WHITE", new("ホワイト", "white")), new("RED", new("レッド", "red")), new("GREEN", new("グリーン", "green")), new("BLUE", new("ブルー", "blue")),
        new("YELLOW", new("イエロー", "yellow")), new("BLACK", new("ブラック", "black")),
        new("CLIPBOARD", new("クリップボード", "clipboard"), IsLegacy: true), new("BINDER", new("バインダー", "binder"), IsLegacy: true),
        new("PENCIL", new("えんぴつ", "pencil"), IsLegacy: true), new("CLIPS", new("クリップ", "clips"), IsLegacy: true), new("PLAIN", new("プレーン", "plain"), IsLegacy: true),
    ]);

    public static readonly SettingsArea Area = new()
    {
        Section = "",
        Title = new("基本設定", "General settings"),
        Resource = "app/settings",
        Mode = WriteMode.Patch,
        After = ["fields"],
        Default = Constant("a new app's settings", new Model.ListValue([], SourceSpan.None)),
        Shape = new ObjectShape([
            Required("name", Name(64), "アプリ名", "Name"),
            Optional("description", Html(10_000), "説明", "Description", ""),
            Kept("icon", Icon, "アイコン", "Icon"),
            Optional("theme", Theme, "デザインテーマ", "Theme", "WHITE"),
            Optional("titleField", TitleField, "レコードのタイトル", "Record title", Constant("AUTO", new Model.ObjectValue(AutomaticTitle.Shape, [], SourceSpan.None, AutomaticTitle, "AUTO"))),
            Optional("enableThumbnails", Flag, "サムネイルを表示する", "Thumbnails", "true"),
            Optional("enableBulkDeletion", Flag, "レコードを一括削除する", "Bulk deletion", "false"),
            Optional("enableComments", Flag, "コメント機能を使う", "Comments", "true"),
            Optional("enableDuplicateRecord", Flag, "レコードを再利用する", "Duplicate records", "true"),
            Optional("enableInlineRecordEditing", Flag, "レコード一覧で編集する", "Inline editing", "true"),
            Optional("numberPrecision", NumberPrecision, "数値と計算の精度", "Number precision", EmptyObject(NumberPrecision)),
            Optional("firstMonthOfFiscalYear", Integer(1, 12), "第一四半期の開始月", "First month of the fiscal year", "4"),
        ]),
    };
}
