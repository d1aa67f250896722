using static AppForge.Compiler.Catalog.FieldTypes.FieldProperties;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.FieldTypes;

/// <summary>Numbers, formulas, dates and times.</summary>
internal static class NumberFieldTypes
{
    public static readonly Variant Number = FieldType("NUMBER", "数値", "Number", RecordValueKind.Number,
        Label, NoLabel, IsRequired, Unique,
        Optional("minValue", Shapes.Number, "最小値", "Minimum", ""), Optional("maxValue", Shapes.Number, "最大値", "Maximum", ""),
        Optional("defaultValue", Scalar(new Kinds.NumberKind(Limits.DefaultNumber.Most)), "初期値", "Initial value", ""),
        Optional("digit", Flag, "桁区切りを表示する", "Thousands separator", "false")
            .Says("3桁ごとに「,」を画面に出します。値は変わりません。", "Shows separators of thousands; the value stays."),
        DisplayScale, Unit, UnitPosition, Help, Personal);

    public static readonly Variant Calc = FieldType("CALC", "計算", "Calculated", RecordValueKind.Calculation,
        Label, NoLabel, IsRequired,
        FormulaOf("計算式", isRequired: true)
            .Says("kintone の計算式。フィールドコードと + - * / ^ &、SUM・IF・ROUND などの関数。", "A formula of kintone: field codes, + - * / ^ &, functions such as SUM, IF, ROUND."),
        HideExpression,
        Optional("format", OneOf(
            ("NUMBER", "数値", "number"), ("NUMBER_DIGIT", "数値（桁区切りあり）", "number with separators"), ("DATETIME", "日時", "date and time"),
            ("DATE", "日付", "date"), ("TIME", "時刻", "time"), ("HOUR_MINUTE", "時間（時・分）", "hours and minutes"),
            ("DAY_HOUR_MINUTE", "時間（日・時・分）", "days, hours and minutes")), "表示形式", "Format", "NUMBER")
            .Says("NUMBER_DIGIT は桁区切りあり。DATE・TIME・DATETIME は秒数を日時として見せます。", "NUMBER_DIGIT has separators; DATE, TIME, DATETIME show seconds as a moment."),
        DisplayScale, Unit, UnitPosition, Help, Personal);

    public static readonly Variant Date = FieldType("DATE", "日付", "Date", RecordValueKind.Date,
        Label, NoLabel, IsRequired, Unique,
        Optional("defaultValue", Scalar(Kinds.DateKind.Date), "初期値", "Initial value", ""), DefaultNow, Help, Personal);

    public static readonly Variant Time = FieldType("TIME", "時刻", "Time", RecordValueKind.Time,
        Label, NoLabel, IsRequired,
        Optional("defaultValue", Scalar(Kinds.DateKind.Time), "初期値", "Initial value", ""), DefaultNow, Help, Personal);

    public static readonly Variant DateTime = FieldType("DATETIME", "日時", "Date and time", RecordValueKind.Moment,
        Label, NoLabel, IsRequired, Unique,
        Optional("defaultValue", Scalar(Kinds.DateKind.Moment), "初期値", "Initial value", ""), DefaultNow, Help, Personal);
}
