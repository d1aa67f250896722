namespace AppForge.Documents.Design;

/// <summary>A field.</summary>
/// <param name="Number">№ through the whole chapter.</param>
/// <param name="Name">フィールド名.</param>
/// <param name="Code">フィールドコード; empty when it is the same as the name.</param>
/// <param name="Type">型.</param>
/// <param name="IsRequired">必須.</param>
/// <param name="IsUnique">重複禁止.</param>
/// <param name="Default">初期値; empty when there is none.</param>
/// <param name="Limits">選択肢・制限・単位; empty when there are none.</param>
/// <param name="Remarks">説明・備考; empty when there is nothing to say.</param>
/// <param name="Personal">The class of personal information; empty for none.</param>
public sealed record FieldRow(
    int Number,
    string Name,
    string Code,
    string Type,
    bool IsRequired,
    bool IsUnique,
    string Default,
    string Limits,
    string Remarks,
    string Personal);
