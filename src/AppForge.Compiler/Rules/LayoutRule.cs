using AppForge.Compiler.Binding;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Rules;

/// <summary>The layout places every field of the form exactly once, each in a row of its kind: kintone refuses anything else (fields.md, section 3).</summary>
internal sealed class LayoutRule : AppRule
{
    private static readonly DiagnosticDescriptor Missing = DiagnosticDescriptor.Error("AF3101",
        "フィールド「{0}」がレイアウトにありません。", "The field \"{0}\" is not in the layout.",
        "layout に置いてください（消すなら fields からも消します）。", "Place it in layout (or remove it from fields too).").Explained(
        "レイアウトはフォームの全体を置き換えます。置かれていないフィールドがあると、kintone が拒みます。",
        "A layout replaces the whole form; kintone refuses one that leaves a field out.",
        wrong: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
              期日: { type: DATE }
            layout:
              - [件名]
            """,
        right: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
              期日: { type: DATE }
            layout:
              - [件名, 期日]
            """);

    private static readonly DiagnosticDescriptor Twice = DiagnosticDescriptor.Error("AF3102",
        "フィールド「{0}」がレイアウトに2回あります。", "The field \"{0}\" is in the layout twice.",
        "どちらか一方を消してください。", "Remove one of them.").Explained(
        "1つのフィールドはフォームの1か所にだけ置けます。",
        "A field stands in one place of the form.",
        wrong: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
            layout:
              - [件名]
              - [件名]
            """,
        right: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
            layout:
              - [件名]
            """);

    private static readonly DiagnosticDescriptor WrongRow = DiagnosticDescriptor.Error("AF3103",
        "「{0}」は{1}なので、ここには置けません。", "\"{0}\" is a {1} and can't stand here.",
        "グループは「- group: コード」、テーブルは「- table: コード」の行に置きます。", "A group stands in a row \"- group: code\", a table in a row \"- table: code\".").Explained(
        "グループとテーブルは自分の行を持ちます。ふつうの行には置けません。",
        "A group and a table are rows of their own; they don't stand in a plain row.",
        wrong: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
              参考: { type: GROUP }
            layout:
              - [件名, 参考]
            """,
        right: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
              参考: { type: GROUP }
            layout:
              - [件名]
              - { group: 参考 }
            """);

    private static readonly DiagnosticDescriptor NotAColumn = DiagnosticDescriptor.Error("AF3104",
        "「{0}」はテーブル「{1}」の列ではありません。", "\"{0}\" is no column of the table \"{1}\".",
        "テーブルの行にはその列だけを置きます。列はほかの行には置けません。", "A row of a table has its columns only; columns stand nowhere else.").Explained(
        "テーブルの列はそのテーブルの行にだけ置けます。テーブルの外へ動かすには、フィールドを作り直すことになります。",
        "A column stands in the row of its table. To move it out, it has to be made anew.",
        wrong: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
              明細: { type: SUBTABLE, fields: { 品名: { type: SINGLE_LINE_TEXT } } }
            layout:
              - [件名, 品名]
              - { table: 明細, fields: [] }
            """,
        right: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
              明細: { type: SUBTABLE, fields: { 品名: { type: SINGLE_LINE_TEXT } } }
            layout:
              - [件名]
              - { table: 明細 }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Missing, Twice, WrongRow, NotAColumn];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (LayoutRow.AreWritten(app) || (app.Fields.Any(f => f.Type == "GROUP") && !SectionFiles.IsUnreadable(app, "layout", compilation, diagnostics)))
        {
            new Checker(app, diagnostics).Check(LayoutRow.Of(app));
        }
    }

    private sealed class Checker(AppModel app, DiagnosticBag diagnostics)
    {
        private readonly HashSet<string> _placed = new(StringComparer.Ordinal);

        // A table in a wrong place is reported as such, not each of its columns.
        private readonly HashSet<string> _tables = new(StringComparer.Ordinal);

        // A code that two fields have is reported as such; which of them a cell means isn't known.
        private readonly HashSet<string> _ambiguous =
            [.. app.Fields.WithColumns.GroupBy(f => f.Code, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key)];

        private readonly List<string> _unknown = [];

        public void Check(IEnumerable<LayoutRow> rows)
        {
            foreach (var row in rows)
            {
                CheckRow(row, table: null);
            }

            var missing = app.Fields.WithColumns
                .Where(f => !f.IsBuiltIn && !_ambiguous.Contains(f.Code) && !_placed.Contains(f.Code) && (f.Table is null || _tables.Contains(f.Table.Code))).ToList();

            // A name with a slip is reported as unknown; the field that it may mean isn't missing, too.
            var meant = _unknown.Select(u => SpellChecker.Nearest(u, missing.Select(f => f.Code))).ToHashSet(StringComparer.Ordinal);
            foreach (var field in missing.Where(f => !meant.Contains(f.Code)))
            {
                diagnostics.Report(Missing, field.Origin, field.Code);
            }
        }

        private void CheckRow(LayoutRow row, string? table)
        {
            if ((row.Group ?? row.Table) is { } container)
            {
                Place(container, row.Value[row.Group is null ? "table" : "group"]!.Origin, row.Group is null ? "SUBTABLE" : "GROUP", table);
            }

            if (row.Table is not null)
            {
                _tables.Add(row.Table);
            }

            foreach (var cell in row.Cells.Where(c => c.Field is not null))
            {
                var origin = cell.Value["field"]!.Origin;
                Place(cell.Field!, origin.IsNone ? row.Value.Origin : origin, null, row.Table);
            }

            foreach (var inner in row.Rows)
            {
                CheckRow(inner, table);
            }
        }

        private void Place(string code, SourceSpan span, string? type, string? table)
        {
            if (app.Fields.Find(code) is not { } field)
            {
                _unknown.Add(code);
                return; // reported as an unknown name
            }

            if (_ambiguous.Contains(code))
            {
                return; // reported as a code used twice
            }

            if (!_placed.Add(code))
            {
                diagnostics.Report(Twice, span, code);
            }
            else if (table is not null && field.Table is not null && app.Fields.Find(table) is null)
            {
                return; // the table's name is reported as unknown
            }
            else if (!string.Equals(field.Table?.Code, table, StringComparison.Ordinal))
            {
                diagnostics.Report(NotAColumn, span, code, table ?? field.Table!.Code);
            }
            else if (field.IsServerOwned || (type is null ? field.Type is "GROUP" or "SUBTABLE" : field.Type != type))
            {
                diagnostics.Report(WrongRow, span, code, field.TypeTitle);
            }
        }
    }
}
