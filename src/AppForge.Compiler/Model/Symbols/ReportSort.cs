using System.Globalization;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>By what the result of a report is ordered.</summary>
/// <param name="Value">Its settings in canonical form.</param>
public sealed record ReportSort(ObjectValue Value)
{
    private const string GroupPrefix = "GROUP";

    /// <summary>The number of the group (from 1), or null for the computed value.</summary>
    public int? Group => Value.Text("by") is { } by && by.StartsWith(GroupPrefix, StringComparison.Ordinal)
        ? int.Parse(by[GroupPrefix.Length..], CultureInfo.InvariantCulture)
        : null;

    /// <summary>Whether the greatest comes first.</summary>
    public bool IsDescending => Value.Text("order") == "DESC";
}
