namespace AppForge.Documents.Design;

/// <summary>4 フィールド一覧.</summary>
/// <param name="Sentence">How many fields there are and what is special about them.</param>
/// <param name="HasPersonal">Whether a field holds personal information.</param>
/// <param name="Bands">The fields by group and table, in the order of the form.</param>
/// <param name="BuiltInsSentence">4.1 what is to be said of the fields that kintone has in every app.</param>
/// <param name="BuiltIns">4.1 these fields, where one is called otherwise than in a new app; else empty.</param>
public sealed record FieldsChapter(string Sentence, bool HasPersonal, IReadOnlyList<FieldBand> Bands, string BuiltInsSentence, IReadOnlyList<BuiltInFieldRow> BuiltIns);
