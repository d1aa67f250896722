namespace AppForge.Documents.Design;

/// <summary>A field that kintone has in every app.</summary>
/// <param name="Type">型.</param>
/// <param name="Name">フィールド名.</param>
/// <param name="Code">フィールドコード.</param>
/// <param name="Remarks">備考; may be empty.</param>
public sealed record BuiltInFieldRow(string Type, string Name, string Code, string Remarks);
