namespace AppForge.Compiler.Query;

/// <summary>A field as a query names it.</summary>
/// <param name="Code">The field code; <c>$id</c> for the id of a record.</param>
/// <param name="Related">For <c>REF.code</c> the code of the related-records field, whose app has the field; otherwise null.</param>
public sealed record FieldName(string Code, string? Related = null) : LanguageNode
{
    /// <summary>The name as it is written: <c>code</c> or <c>REF.code</c>.</summary>
    public string Text => Related is null ? Code : $"{Related}.{Code}";
}
