using AppForge.Compiler.Model.Symbols;

namespace AppForge.Documents.Design.Building;

/// <summary>Numbers the fields in the order people meet them: the form from top to bottom, then what is not placed on it.</summary>
internal static class FieldPlacement
{
    public static IReadOnlyList<PlacedField> Of(AppInDocument app)
    {
        var placed = new List<PlacedField>();
        var bands = 0;
        foreach (var row in LayoutRow.Of(app.App))
        {
            if (row.Table is { } table && app.App.Fields.Find(table) is { } tableField)
            {
                var columns = row.Cells.Where(c => c.Field is not null).Select(c => app.App.Fields.Find(c.Field!)).OfType<FieldSymbol>().ToList();
                Add($"テーブル「{tableField.Label}」", columns.Count > 0 ? columns : tableField.Columns);
                bands++;
            }
            else if (row.Group is { } group)
            {
                Add($"グループ「{app.Label(group)}」", row.Rows.SelectMany(r => Fields(app, r)));
                bands++;
            }
            else
            {
                Add(bands == 0 ? "" : "グループの外", Fields(app, row));
            }
        }
        var codes = placed.Select(p => p.Field.Code).ToHashSet(StringComparer.Ordinal);
        Add("画面に配置していないフィールド", app.App.Fields.Where(f => !f.IsBuiltIn && f.Type is not ("GROUP" or "SUBTABLE") && !codes.Contains(f.Code)).ToList());
        return placed;

        void Add(string band, IEnumerable<FieldSymbol> fields)
        {
            foreach (var field in fields)
                placed.Add(new PlacedField(placed.Count + 1, field, band));
        }
    }

    private static IEnumerable<FieldSymbol> Fields(AppInDocument app, LayoutRow row) =>
        row.Cells.Where(c => c.Field is not null).Select(c => app.App.Fields.Find(c.Field!)).OfType<FieldSymbol>();
}
