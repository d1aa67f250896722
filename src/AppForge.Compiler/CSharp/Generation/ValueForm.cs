using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.CSharp.Generation;

/// <summary>How C# holds the values of a field.</summary>
/// <param name="Type">The type of one value.</param>
/// <param name="Method">The method of <c>RecordReader</c> and <c>RecordWriter</c>.</param>
/// <param name="IsList">Whether a record holds any number of them.</param>
/// <param name="IsText">Whether an empty value is an empty text.</param>
internal sealed record ValueForm(string Type, string Method, bool IsList = false, bool IsText = false)
{
    private static readonly ValueForm Number = new("decimal", "Number");
    private static readonly ValueForm Date = new("DateOnly", "Date");
    private static readonly ValueForm Time = new("TimeOnly", "Time");
    private static readonly ValueForm Moment = new("DateTimeOffset", "Moment");
    private static readonly ValueForm Duration = new("TimeSpan", "Duration");

    /// <summary>The form of a field's values; null where records hold none.</summary>
    /// <param name="field">The field.</param>
    /// <param name="optionType">The type made for its options.</param>
    /// <param name="rowType">The type made for its rows.</param>
    public static ValueForm? Of(FieldSymbol field, string optionType, string rowType) => field.IsUnknown ? new("JsonNode", "Raw") : field.Value.Variant?.RecordValue switch
    {
        RecordValueKind.Text => new("string", "Text", IsText: true),
        RecordValueKind.Number => Number,
        RecordValueKind.Calculation => OfFormat(field.Format),
        RecordValueKind.Option => new(optionType, "Option"),
        RecordValueKind.Options => new(optionType, "Options", IsList: true),
        RecordValueKind.Date => Date,
        RecordValueKind.Time => Time,
        RecordValueKind.Moment => Moment,
        RecordValueKind.User => new("KintoneUser", "User"),
        RecordValueKind.Users => new("KintoneUser", "Users", IsList: true),
        RecordValueKind.Organizations => new("KintoneOrganization", "Organizations", IsList: true),
        RecordValueKind.Groups => new("KintoneGroup", "Groups", IsList: true),
        RecordValueKind.Files => new("KintoneFile", "Files", IsList: true),
        RecordValueKind.Texts => new("string", "Texts", IsList: true),
        RecordValueKind.Rows => new(rowType, "Rows", IsList: true),
        _ => null,
    };

    private static ValueForm OfFormat(string? format) => format switch
    {
        "DATE" => Date,
        "TIME" => Time,
        "DATETIME" => Moment,
        "HOUR_MINUTE" or "DAY_HOUR_MINUTE" => Duration,
        _ => Number,
    };
}
