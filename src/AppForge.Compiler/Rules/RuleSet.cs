using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Rules;

/// <summary>All rules.</summary>
internal static class RuleSet
{
    public static ImmutableArray<Rule> All { get; } =
    [
        new FieldCodeRule(), new ReferenceRule(), new RoleRule(), new QueryRule(), new FormulaRule(), new FormulaCycleRule(), new LayoutRule(), new LookupRule(),
        new ProcessRule(), new AppKeyRule(), new FileRule(), new ReminderRule(), new ReportRule(), new AppActionRule(),
    ];

    public static void Apply(Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var rule in All)
        {
            rule.Check(compilation, diagnostics);
        }
    }
}
