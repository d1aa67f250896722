using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Rules;

/// <summary>All rules.</summary>
internal static class RuleSet
{
    public static ImmutableArray<Rule> All { get; } =
    [
        // First those that say that something is left out: errors of other rules inside it don't concern them, only what could not be read.
        new ViewRule(), new AppActionUseRule(), new NotificationRule(), new RelatedRecordsRule(),
        new FieldCodeRule(), new ReferenceRule(), new RoleRule(), new QueryRule(), new FormulaRule(), new FormulaCycleRule(), new LayoutRule(), new LookupRule(),
        new ProcessRule(), new AppKeyRule(), new FileRule(), new ReminderRule(), new ReportRule(), new AppActionRule(), new ScriptRule(),
        new FieldRangeRule(), new UniqueFieldRule(), new FieldEffectRule(), new InitialValueRule(), new LookupCopyRule(), new PickerFieldRule(),
        new RenameRule(), new LimitRule(), new AppCountRule(), new ProcessActionRule(), new ProcessOffRule(), new PermissionRule(), new PrincipalFieldRule(), new RepetitionRule(),
        new SubOrganizationRule(), new ElementIdRule(), new ReportTimeRule(), new ScriptFileRule(), new GeneralRule(), new AppNameRule(), new GuestSpaceRule(),
    ];

    /// <summary>Applies all rules: those about one app to all apps at the same time, then those about the project.</summary>
    public static void Apply(Compilation compilation, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var apps = compilation.Apps.Values.ToList();
        var found = new DiagnosticBag[apps.Count];
        Parallel.For(0, apps.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            found[i] = new(diagnostics);
            foreach (var rule in All.OfType<AppRule>())
            {
                rule.CheckApp(apps[i], compilation, found[i]);
            }
        });
        foreach (var bag in found)
        {
            diagnostics.AddRange(bag);
        }

        foreach (var rule in All.Where(r => r is not AppRule))
        {
            rule.Check(compilation, diagnostics);
        }
    }
}
