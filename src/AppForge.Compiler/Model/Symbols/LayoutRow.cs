using System.Collections.Immutable;
using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>A row of the form: cells, a group with rows of its own, or a table with its columns.</summary>
/// <param name="Value">The row in canonical form.</param>
public sealed record LayoutRow(ObjectValue Value)
{
    /// <summary>The group, or null.</summary>
    public string? Group => Value.Text("group");

    /// <summary>The table, or null.</summary>
    public string? Table => Value.Text("table");

    /// <summary>The cells of a plain row, the columns of a table.</summary>
    public ImmutableArray<LayoutCell> Cells => [.. Value["fields"].Objects().Select(c => new LayoutCell(c))];

    /// <summary>The rows inside a group.</summary>
    public ImmutableArray<LayoutRow> Rows => [.. Value["layout"].Objects().Select(r => new LayoutRow(r))];

    /// <summary>The cells of the row and of the rows inside it.</summary>
    public IEnumerable<LayoutCell> AllCells => Cells.Concat(Rows.SelectMany(r => r.AllCells));

    /// <summary>The rows of an app's form.</summary>
    public static ImmutableArray<LayoutRow> Of(AppModel app) => [.. app.Canonical(KintoneCatalog.Find("layout")!).Objects().Select(r => new LayoutRow(r))];

    /// <summary>The rows of an app's form where they are written; none else: a row for each field, which nobody made a mistake in, needn't be made to be checked.</summary>
    public static ImmutableArray<LayoutRow> WrittenIn(AppModel app) => AreWritten(app) ? Of(app) : [];

    /// <summary>Whether the rows of an app's form are written.</summary>
    public static bool AreWritten(AppModel app) => app.Written(KintoneCatalog.Find("layout")!) is not null;
}
