namespace AppForge.Documents.Design;

/// <summary>A table of plain texts.</summary>
/// <param name="Columns">The heads.</param>
/// <param name="Rows">The rows; a table without rows is written 設定なし。</param>
/// <param name="Widths">The widths of the columns in per cent, together 100.</param>
public sealed record TextTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<int> Widths);
