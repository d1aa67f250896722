namespace AppForge.Compiler.Query;

/// <summary>One key of an order.</summary>
/// <param name="Field">The field to sort by.</param>
/// <param name="IsDescending">True for <c>desc</c>; <c>asc</c> where nothing is written.</param>
public sealed record SortKey(FieldName Field, bool IsDescending) : LanguageNode;
