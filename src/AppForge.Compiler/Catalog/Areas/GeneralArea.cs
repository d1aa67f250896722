using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Syntax;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.Areas;

/// <summary>The general settings (settings.md, section 1). They stand at the top of the file.</summary>
internal static class GeneralArea
{
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
            new() { Tags = ["FILE"], Presence = "file", Title = new("画像ファイル", "file"), Shape = new([Required("file", Scalar(new FileKind(Limits.IconKilobytes.Most * 1024L)), "画像ファイル", "File")]) },
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
            Required("name", Name(Limits.AppName.Most), "アプリ名", "Name")
                .Says("アプリの一覧や画面の上に出る名前。環境の names で検証用の印などを付けられます。", "Shown in lists of apps. An environment may add to it by names."),
            Optional("description", Html(Limits.Description.Most), "説明", "Description", "")
                .Says("アプリのトップに出る説明。HTML が使えます。長いときは { file: 説明.html }。", "Shown at the top of the app; HTML. Long texts: { file: description.html }."),
            Kept("icon", Icon, "アイコン", "Icon")
                .Says("APP1〜APP90、または { file: icon.png }（800KBまで）。", "APP1 to APP90, or { file: icon.png } (up to 800 KB)."),
            Optional("theme", Theme, "デザインテーマ", "Theme", "WHITE"),
            Optional("titleField", TitleField, "レコードのタイトル", "Record title", Constant("AUTO", new Model.ObjectValue(AutomaticTitle.Shape, [], SourceSpan.None, AutomaticTitle, "AUTO")))
                .Says("レコードの見出しにするフィールドのコード。書かなければ kintone が選びます。", "The field that titles a record. Left out: kintone chooses."),
            Optional("enableThumbnails", Flag, "サムネイルを表示する", "Thumbnails", "true"),
            Optional("enableBulkDeletion", Flag, "レコードを一括削除する", "Bulk deletion", "false")
                .Says("一覧の「すべてのレコードを削除」を使えるようにします。", "Allows to delete all records of a list at once."),
            Optional("enableComments", Flag, "コメント機能を使う", "Comments", "true"),
            Optional("enableDuplicateRecord", Flag, "レコードを再利用する", "Duplicate records", "true")
                .Says("「レコードを再利用する」を使えるようにします。", "Allows to reuse a record for a new one."),
            Optional("enableInlineRecordEditing", Flag, "レコード一覧で編集する", "Inline editing", "true")
                .Says("一覧の鉛筆から直接書き換えられるようにします。", "Allows editing in the list."),
            Optional("numberPrecision", NumberPrecision, "数値と計算の精度", "Number precision", EmptyObject(NumberPrecision))
                .Says("数値・計算フィールドの桁数と丸めかた。変えると、これから計算される値に効きます。", "Digits and rounding of numbers and formulas; holds for what is calculated from then on."),
            Optional("firstMonthOfFiscalYear", Integer(1, 12), "第一四半期の開始月", "First month of the fiscal year", "4")
                .Says("グラフの四半期の起点になる月（1〜12）。", "The month in which quarters of reports start (1 to 12)."),
        ]),
    };
}
