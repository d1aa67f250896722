using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.FieldTypes;

/// <summary>Properties that several field types share (fields.md, section 2). Defaults are what a form editor would make, and always sent.</summary>
internal static class FieldProperties
{
    /// <summary>A type of field of which records hold a value.</summary>
    public static Variant FieldType(string tag, string japanese, string english, RecordValueKind value, params PropertyShape[] properties) =>
        new() { Tags = [tag], Title = new(japanese, english), Shape = new([.. properties]), RecordValue = value, HoldsNoData = value == RecordValueKind.Calculation };

    public static readonly PropertyShape Label = Optional("label", Name(Limits.FieldLabel.Most), "フィールド名", "Label", Key)
        .Says("画面に出る名前。コードと同じなら書きません。", "Shown on the screen. Left out where it is the code.");
    public static readonly PropertyShape NoLabel = Optional("noLabel", Flag, "フィールド名を表示しない", "Hide label", "false");
    public static readonly PropertyShape IsRequired = Optional("required", Flag, "必須", "Required", "false")
        .Says("空のままでは保存できなくなります。計算とラジオボタンでは確かめられません。", "Can't be saved empty. Not enforced for formulas and radio buttons.");
    public static readonly PropertyShape Unique = Optional("unique", Flag, "重複禁止", "Prohibit duplicates", "false")
        .Says("ほかのレコードと同じ値を保存できなくなります。ルックアップのキーに要ります。テーブルの中では使えません。", "No two records with the same value; keys of lookups need it. Not in tables.");
    public static readonly PropertyShape Help = Ours("help", Text(2_000), "説明", "Help")
        .Says("記入者への説明。設計書と操作説明書に載ります。kintone へは送りません。", "For those who fill it in; in the documents, not in kintone.");
    public static readonly PropertyShape Personal = Ours("personal", Text(64), "個人情報の分類", "Personal information")
        .Says("個人情報の分類（個人、限定、要配慮 など）。個人情報でないものは「なし」。規則の点検と文書が使います。", "The class of personal data (such as 個人, 限定, 要配慮), なし for none; used by policies and documents.");
    public static readonly PropertyShape MinLength = Optional("minLength", Integer(0, 65_535), "最小文字数", "Minimum length", "")
        .Says("文字数。空は制限なし。", "Characters; empty for no limit.");
    public static readonly PropertyShape MaxLength = Optional("maxLength", Integer(0, 65_535), "最大文字数", "Maximum length", "")
        .Says("文字数。空は制限なし。重複禁止のときは64文字まで。", "Characters; empty for no limit. Up to 64 where duplicates are prohibited.");
    public static readonly PropertyShape DefaultText = Optional("defaultValue", Text(), "初期値", "Initial value", "");
    public static readonly PropertyShape Unit = Optional("unit", Text(Limits.Unit.Most), "単位", "Unit", "")
        .Says("画面で値に添える文字（円、km など）。値には入りません。", "Shown beside the value (km); no part of it.");
    public static readonly PropertyShape DisplayScale = Optional("displayScale", Integer(0, 10), "小数点以下の表示桁数", "Decimal places shown", "")
        .Says("画面に出す小数の桁数。値そのものは変わりません。", "Digits shown; the value stays as it is.");
    /// <summary>A formula. The values of records that are there already change when a person has them calculated again.</summary>
    public static PropertyShape FormulaOf(string japanese, bool isRequired) => new()
    {
        Name = "expression",
        Shape = Expression,
        Title = new(japanese, "Formula"),
        IsRequired = isRequired,
        Default = isRequired ? null : Constant(""),
        WirePath = ["expression"],
        AfterChange = new("既存のレコードの再計算", "recalculate the records that are there"),
    };

    public static readonly PropertyShape HideExpression = Optional("hideExpression", Flag, "計算式を表示しない", "Hide formula", "false")
        .Says("記入画面から計算式を見えなくします。", "Hides the formula where records are edited.");

    public static readonly PropertyShape UnitPosition = Optional(
        "unitPosition", OneOf(("BEFORE", "前", "before"), ("AFTER", "後", "after")), "単位の位置", "Unit position", "BEFORE");

    public static readonly PropertyShape Align = Optional(
        "align", OneOf(("HORIZONTAL", "横", "horizontal"), ("VERTICAL", "縦", "vertical")), "選択肢の並び", "Alignment", "HORIZONTAL");

    public static readonly PropertyShape DefaultNow = Optional("defaultNowValue", Flag, "登録時の日時を初期値にする", "Initial value is now", "false")
        .Says("記入を始めた日時が入ります。true なら defaultValue より優先。", "Starts with the moment of input; wins over defaultValue.");

    /// <summary>The options: a list of names whose order is kintone's; a lost option loses what records hold.</summary>
    public static readonly PropertyShape Options = new()
    {
        Name = "options",
        Title = new("選択肢", "Options"),
        Description = new(
            "書いた順に並びます。1,000個まで。名前を変えるときは { label: 新しい名前, renamedFrom: 古い名前 } と書くと、レコードの値も残ります。",
            "In the order written, up to 1,000. To rename one write { label: new, renamedFrom: old }: records keep their value."),
        IsRequired = true,
        WirePath = ["options"],
        Shape = new MapShape
        {
            Key = Name(Limits.OptionName.Most),
            Value = new ObjectShape([]),
            Declares = SymbolKind.Option,
            IsOrdered = true,
            Wire = new KeyedMapWire("label", "index"),
            KeyTitle = new("選択肢", "option"),
            ListedBy = "label",
            MinEntries = 1,
            MaxEntries = Limits.Options.Most,
            LosesData = true,
        },
    };

    /// <summary>An option of the same field; empty for none.</summary>
    public static readonly Shape Option = new ReferenceShape(SymbolKind.Option);

    public static readonly PropertyShape DefaultOption = Optional("defaultValue", Option, "初期値", "Initial value", "")
        .Says("新しいレコードに入る値。選択肢から選びます。", "What a new record starts with: one of the options.");
    public static readonly PropertyShape DefaultOptions = Optional("defaultValue", ListOf(Option), "初期値", "Initial value", Empty)
        .Says("新しいレコードに入る値。選択肢から選びます。", "What a new record starts with: one of the options.");

    public static readonly PropertyShape DefaultFirstOption = Optional("defaultValue", Option, "初期値", "Initial value", Computed(
        "最初の選択肢", "the first option", static c => c.Siblings["options"] is MapValue { Entries: [var first, ..] } ? ScalarValue.Of(first.Key) : null))
        .Says("新しいレコードに入る値。選択肢から選びます。", "What a new record starts with: one of the options.");


    private static readonly PropertyShape RelatedApp = new()
    {
        Name = "relatedApp",
        Shape = App,
        Title = new("参照するアプリ", "Related app"),
        Description = new("アプリのキー（apps/ のフォルダ名、または環境の external）。", "The key of an app: its folder in apps/, or a key of external in the environment."),
        IsRequired = true,
        WirePath = ["relatedApp"],
    };

    private static readonly Shape Theirs = Field("relatedApp");

    /// <summary>Where a copied or shown record is looked up: the record number of the other app, newest first, as kintone itself puts it.</summary>
    private static readonly DefaultRule TheirNewestFirst = Computed(
        "参照するアプリのレコード番号の降順", "the record number of the related app, descending", static c => RecordNumberOf(c) is { } code ? ScalarValue.Of(code + " desc") : null);

    public static readonly PropertyShape Lookup = new()
    {
        Name = "lookup",
        Title = new("ルックアップ", "Lookup"),
        Description = new(
            "ほかのアプリのレコードを選び、その値を写します。あとから付けたり外したりすると、フィールドの作り直しになり値が失われます。",
            "Picks a record of another app and copies its values. Added or removed later, the field is made anew and its values are lost."),
        IsRequired = true,
        Null = NullMeaning.Unreadable,
        WirePath = ["lookup"],
        Shape = new ObjectShape([
            RelatedApp,
            Required("relatedKeyField", Theirs, "コピー元のフィールド", "Key field")
                .Says("参照するアプリで重複を禁止したフィールド、またはレコード番号。型はこのフィールドと同じにします。", "A field there that prohibits duplicates, or the record number; of the same type as this field."),
            Optional("fieldMappings", new MapShape { Key = Field(), KeyTitle = new("このアプリのフィールド", "field here"), Value = Theirs, Wire = new RowsMapWire("field", "relatedField") },
                "ほかのフィールドのコピー", "Field mappings", EmptyMap)
                .Says("このアプリのフィールド: 参照するアプリのフィールド。写される側は記入できなくなります。", "Field here: field there. What is copied into can't be edited."),
            Optional("lookupPickerFields", ListOf(Theirs), "選択時に表示するフィールド", "Picker fields", Empty)
                .Says("選ぶ画面に並べる、参照するアプリのフィールド。", "Fields of the related app that the picker shows."),
            Optional("filterCond", Condition(QueryPlace.Lookup, "relatedApp"), "絞り込み条件", "Filter", ""),
            Optional("sort", Sort("relatedApp"), "並び順", "Sort", TheirNewestFirst),
        ]),
    };

    public static readonly PropertyShape ReferenceTable = new()
    {
        Name = "referenceTable",
        Title = new("関連レコード一覧", "Related records"),
        Description = new("条件の合うほかのアプリのレコードを、その場に並べます。値は持ちません。", "Shows records of another app that fit. It holds no value."),
        IsRequired = true,
        Null = NullMeaning.Unreadable,
        WirePath = ["referenceTable"],
        Shape = new ObjectShape([
            RelatedApp,
            Required("condition", new ObjectShape([
                Required("field", Field(), "このアプリのフィールド", "Field of this app"),
                Required("relatedField", Theirs, "参照するアプリのフィールド", "Field of the related app"),
            ]), "表示する条件", "Condition")
                .Says("このアプリと参照するアプリの値が等しいレコードを並べます。", "Shows the records whose value there equals the value here."),
            Optional("filterCond", Condition(QueryPlace.RelatedRecords, "relatedApp"), "さらに絞り込む条件", "Filter", ""),
            Optional("displayFields", ListOf(Theirs), "表示するフィールド", "Fields shown", Empty)
                .Says("並べる列。参照するアプリのフィールドのコード。", "The columns: codes of the related app.").AsUsual(),
            Optional("sort", Sort("relatedApp"), "並び順", "Sort", TheirNewestFirst),
            Optional("size", OneOf(
                ("1", "1件", "1"), ("3", "3件", "3"), ("5", "5件", "5"), ("10", "10件", "10"), ("20", "20件", "20"), ("30", "30件", "30"), ("40", "40件", "40"),
                ("50", "50件", "50")), "一度に表示する最大件数", "Records shown at once", "5"),
        ]),
    };

    /// <summary>Who a field starts with.</summary>
    public static PropertyShape DefaultWho(PrincipalTypes types) => Optional("defaultValue", SetOf(WhoOf(types)), "初期値", "Initial value", Empty);

    /// <summary>Who a field offers.</summary>
    public static PropertyShape Candidates(PrincipalTypes types) => Optional("entities", SetOf(WhoOf(types)), "選べるユーザー・組織・グループ", "Candidates", Empty);

    private static string? RecordNumberOf(DefaultContext context) =>
        context.Siblings.Text("relatedApp") is { } app ? context.Scope.RecordNumberOf(app) : null;
}
