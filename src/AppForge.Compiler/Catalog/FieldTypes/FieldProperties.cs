using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.FieldTypes;

/// <summary>Properties that several field types share (fields.md, section 2). Defaults are what a form editor would make, and always sent.</summary>
internal static class FieldProperties
{
    public static readonly PropertyShape Label = Optional("label", Name(128), "フィールド名", "Label", Key);
    public static readonly PropertyShape NoLabel = Optional("noLabel", Flag, "フィールド名を表示しない", "Hide label", "false");
    public static readonly PropertyShape IsRequired = Optional("required", Flag, "必須", "Required", "false");
    public static readonly PropertyShape Unique = Optional("unique", Flag, "重複禁止", "Prohibit duplicates", "false");
    public static readonly PropertyShape Help = Ours("help", Text(2_000), "説明", "Help");
    public static readonly PropertyShape Personal = Ours("personal", Text(64), "個人情報の分類", "Personal information");
    public static readonly PropertyShape MinLength = Optional("minLength", Integer(0, 65_535), "最小文字数", "Minimum length", "");
    public static readonly PropertyShape MaxLength = Optional("maxLength", Integer(0, 65_535), "最大文字数", "Maximum length", "");
    public static readonly PropertyShape DefaultText = Optional("defaultValue", Text(), "初期値", "Initial value", "");
    public static readonly PropertyShape Unit = Optional("unit", Text(128), "単位", "Unit", "");
    public static readonly PropertyShape DisplayScale = Optional("displayScale", Integer(0, 10), "小数点以下の表示桁数", "Decimal places shown", "");
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

    public static readonly PropertyShape HideExpression = Optional("hideExpression", Flag, "計算式を表示しない", "Hide formula", "false");

    public static readonly PropertyShape UnitPosition = Optional(
        "unitPosition", OneOf(("BEFORE", "前", "before"), ("AFTER", "後", "after")), "単位の位置", "Unit position", "BEFORE");

    public static readonly PropertyShape Align = Optional(
        "align", OneOf(("HORIZONTAL", "横", "horizontal"), ("VERTICAL", "縦", "vertical")), "選択肢の並び", "Alignment", "HORIZONTAL");

    public static readonly PropertyShape DefaultNow = Optional("defaultNowValue", Flag, "登録時の日時を初期値にする", "Initial value is now", "false");

    /// <summary>The options: a list of names whose order is kintone's; a lost option loses what records hold.</summary>
    public static readonly PropertyShape Options = new()
    {
        Name = "options",
        Title = new("選択肢", "Options"),
        IsRequired = true,
        WirePath = ["options"],
        Shape = new MapShape
        {
            Key = Name(128),
            Value = new ObjectShape([]),
            Declares = SymbolKind.Option,
            IsOrdered = true,
            Wire = new KeyedMapWire("label", "index"),
            ListedBy = "label",
            MaxEntries = 1_000,
            LosesData = true,
        },
    };

    /// <summary>An option of the same field; empty for none.</summary>
    public static readonly Shape Option = new ReferenceShape(SymbolKind.Option);

    public static readonly PropertyShape DefaultOption = Optional("defaultValue", Option, "初期値", "Initial value", "");
    public static readonly PropertyShape DefaultOptions = Optional("defaultValue", ListOf(Option), "初期値", "Initial value", Empty);

    public static readonly PropertyShape DefaultFirstOption = Optional("defaultValue", Option, "初期値", "Initial value", Computed(
        "first option", static c => c.Siblings["options"] is MapValue { Entries: [var first, ..] } ? ScalarValue.Of(first.Key) : null));


    private static readonly PropertyShape RelatedApp = new()
    {
        Name = "relatedApp",
        Shape = App,
        Title = new("参照するアプリ", "Related app"),
        IsRequired = true,
        WirePath = ["relatedApp"],
    };

    private static readonly Shape Theirs = Field("relatedApp");

    /// <summary>Where a copied or shown record is looked up: the record number of the other app, newest first, as kintone itself puts it.</summary>
    private static readonly DefaultRule TheirNewestFirst = Computed(
        "record number of relatedApp, descending", static c => RecordNumberOf(c) is { } code ? ScalarValue.Of(code + " desc") : null);

    public static readonly PropertyShape Lookup = new()
    {
        Name = "lookup",
        Title = new("ルックアップ", "Lookup"),
        IsRequired = true,
        Null = NullMeaning.Unreadable,
        WirePath = ["lookup"],
        Shape = new ObjectShape([
            RelatedApp,
            Required("relatedKeyField", Theirs, "コピー元のフィールド", "Key field"),
            Optional("fieldMappings", new MapShape { Key = Field(), Value = Theirs, Wire = new RowsMapWire("field", "relatedField") },
                "ほかのフィールドのコピー", "Field mappings", EmptyMap),
            Optional("lookupPickerFields", ListOf(Theirs), "選択時に表示するフィールド", "Picker fields", Empty),
            Optional("filterCond", Condition(QueryPlace.Lookup, "relatedApp"), "絞り込み条件", "Filter", ""),
            Optional("sort", Sort("relatedApp"), "並び順", "Sort", TheirNewestFirst),
        ]),
    };

    public static readonly PropertyShape ReferenceTable = new()
    {
        Name = "referenceTable",
        Title = new("関連レコード一覧", "Related records"),
        IsRequired = true,
        Null = NullMeaning.Unreadable,
        WirePath = ["referenceTable"],
        Shape = new ObjectShape([
            RelatedApp,
            Required("condition", new ObjectShape([
                Required("field", Field(), "このアプリのフィールド", "Field of this app"),
                Required("relatedField", Theirs, "参照するアプリのフィールド", "Field of the related app"),
            ]), "表示する条件", "Condition"),
            Optional("filterCond", Condition(QueryPlace.RelatedRecords, "relatedApp"), "さらに絞り込む条件", "Filter", ""),
            Optional("displayFields", ListOf(Theirs), "表示するフィールド", "Fields shown", Empty),
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
        context.Siblings.Text("relatedApp") is { } app && context.Scope.FieldsOf(app) is { } fields
            ? CanonicalScope.CodeOfType(fields, "RECORD_NUMBER") ?? context.Scope.BuiltIns.CodeOf("RECORD_NUMBER")
            : null;
}
