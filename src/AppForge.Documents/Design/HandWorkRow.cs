namespace AppForge.Documents.Design;

/// <summary>A setting that a person makes in kintone, because no API does.</summary>
/// <param name="Setting">項目.</param>
/// <param name="Declared">設定する内容, a line each.</param>
/// <param name="Screen">設定する画面.</param>
public sealed record HandWorkRow(string Setting, string Declared, string Screen);
