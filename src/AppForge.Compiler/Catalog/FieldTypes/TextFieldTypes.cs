using static AppForge.Compiler.Catalog.FieldTypes.FieldProperties;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.FieldTypes;

/// <summary>Texts, links and files.</summary>
internal static class TextFieldTypes
{
    public static readonly Variant SingleLineText = FieldType("SINGLE_LINE_TEXT", "文字列（1行）", "Text", RecordValueKind.Text,
        Label, NoLabel, IsRequired, Unique, MinLength, MaxLength, DefaultText,
        FormulaOf("自動計算の式", isRequired: false), HideExpression, Help, Personal);

    public static readonly Variant MultiLineText = FieldType("MULTI_LINE_TEXT", "文字列（複数行）", "Text area", RecordValueKind.Text,
        Label, NoLabel, IsRequired, DefaultText, Help, Personal);

    public static readonly Variant RichText = FieldType("RICH_TEXT", "リッチエディター", "Rich text", RecordValueKind.Text,
        Label, NoLabel, IsRequired, Optional("defaultValue", Html(), "初期値", "Initial value", ""), Help, Personal);

    public static readonly Variant Link = FieldType("LINK", "リンク", "Link", RecordValueKind.Text,
        Label, NoLabel, IsRequired, Unique,
        Optional("protocol", OneOf(("WEB", "Webサイトのアドレス", "web"), ("CALL", "電話番号", "phone"), ("MAIL", "メールアドレス", "mail")), "種類", "Protocol", "WEB"),
        MinLength, MaxLength, DefaultText, Help, Personal);

    public static readonly Variant File = FieldType("FILE", "添付ファイル", "Attachment", RecordValueKind.Files,
        Label, NoLabel, IsRequired,
        Optional("thumbnailSize", OneOf(("50", "50px", "50px"), ("150", "150px", "150px"), ("250", "250px", "250px"), ("500", "500px", "500px")),
            "サムネイルの大きさ", "Thumbnail size", "150")
            .Says("画像の見本の大きさ（ピクセル）。", "Size of previews in pixels."),
        Help, Personal);
}
