namespace AppForge.Compiler.Formula;

/// <summary>A function of kintone's formulas (query-and-formula.md, B2).</summary>
/// <param name="Name">The name.</param>
/// <param name="Least">The least number of arguments.</param>
/// <param name="Most">The greatest number of arguments.</param>
internal sealed record FormulaFunction(string Name, int Least, int Most)
{
    private const int MostArguments = 32;

    private static FormulaFunction[] All { get; } =
    [
        new("SUM", 1, MostArguments), new("IF", 3, 3), new("AND", 1, MostArguments), new("OR", 1, MostArguments), new("NOT", 1, 1),
        new("ROUND", 1, 2), new("ROUNDUP", 1, 2), new("ROUNDDOWN", 1, 2), new("YEN", 1, 2), new("DATE_FORMAT", 3, 3), new("CONTAINS", 2, 2),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(f => f.Name)];

    // Lower-case names are taken: nothing says that kintone refuses them.
    public static FormulaFunction? Find(string name) => Array.Find(All, f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
