using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Incremental;
using AppForge.Compiler.Rules.Policies;

namespace AppForge.Compiler.Rules;

/// <summary>All rules: those of meaning, and those of governance, which a project switches on.</summary>
internal static class RuleSet
{
    /// <summary>What a definition has to keep in any project.</summary>
    public static ImmutableArray<Rule> Meaning { get; } =
    [
        // First those that say that something is left out: errors of other rules inside it don't concern them, only what could not be read.
        new ViewRule(), new AppActionUseRule(), new NotificationRule(), new RelatedRecordsRule(),
        new FieldCodeRule(), new ReferenceRule(), new RoleRule(), new QueryRule(), new FormulaRule(), new FormulaCycleRule(), new LayoutRule(), new LookupRule(),
        new ProcessRule(), new AppKeyRule(), new FileRule(), new ReminderRule(), new ReportRule(), new AppActionRule(), new ScriptRule(),
        new FieldRangeRule(), new UniqueFieldRule(), new FieldEffectRule(), new InitialValueRule(), new LookupCopyRule(), new PickerFieldRule(),
        new RenameRule(), new LimitRule(), new AppCountRule(), new ProcessActionRule(), new ProcessOffRule(), new PermissionRule(), new PrincipalFieldRule(), new RepetitionRule(),
        new SubOrganizationRule(), new ElementIdRule(), new ReportTimeRule(), new ScriptFileRule(), new GeneralRule(), new AppNameRule(), new GuestSpaceRule(),
        new WaiverRule(), new PolicyLevelRule(),
    ];

    /// <summary>The governance rules that are checked in the definitions.</summary>
    public static ImmutableArray<Rule> Governance { get; } =
    [
        new CodeConsultationPolicy(), new ApprovedFilesPolicy(), new AllowedDomainPolicy(), new PluginApprovalPolicy(), new PluginStatePolicy(), new PluginCountPolicy(),
        new IntegrationDeclarationPolicy(), new TokenManagesAppPolicy(), new PersonalClassPolicy(), new PersonalVisibilityPolicy(), new SensitiveDataPolicy(),
        new ClassificationPolicy(), new PersonalExportPolicy(), new RetentionPolicy(), new PersonalDataFilePolicy(), new FreeTextWarningPolicy(),
        new WrittenPermissionsPolicy(), new EveryonePermissionsPolicy(), new AdministratorsPolicy(), new PersonNamedPolicy(), new AppCreatorPolicy(),
        new OtherRecordsPolicy(), new HiddenFieldPolicy(), new DecidingFieldPolicy(), new DeadEndPolicy(), new AssigneePolicy(), new ApprovalConditionPolicy(),
        new AllAssigneesPolicy(), new NotifyEveryonePolicy(), new ReminderPolicy(), new DefaultNamePolicy(), new CustomViewPolicy(), new PersonalViewPolicy(),
        new AppNamePolicy(), new FieldCodePolicy(), new OptionAgreementPolicy(), new VersionMarkPolicy(), new FieldHelpPolicy(), new ChangelogPolicy(),
        new IntegratedColumnPolicy(), new BulkDeletionPolicy(), new WebhookPurposePolicy(), new ContractorNamePolicy(), new CopyrightPolicy(), new RegisterItemsPolicy(),
        new InventoryPolicy(), new WaiverPolicy(), new NumberFormPolicy(), new TypedKeyPolicy(), new MasterKeyRenamePolicy(), new GuestSpacePolicy(),
        new TokenWritesPolicy(), new SecretPolicy(), new CredentialNamePolicy(),
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<Rule> All { get; } = [.. Meaning, .. Governance];

    /// <summary>
    /// Applies the rules of meaning, then those of governance that are switched on; each time those about one app or text to all of them at the same time, then those about
    /// the project. So no rule of meaning keeps silent because a governance rule reported something at its place.
    /// </summary>
    /// <param name="compilation">The project.</param>
    /// <param name="levels">What is switched on.</param>
    /// <param name="previous">An earlier compilation: what was said there about an app stays where the rules would see the same again.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What each stage said.</returns>
    public static ImmutableArray<StageFindings> Apply(
        Compilation compilation, PolicyLevels levels, Compilation? previous, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var kept = previous?.Parts.Surroundings.AreSame(compilation.Parts.Surroundings) == true ? previous : null;
        var meaning = new RuleStage(Meaning, compilation, kept, null).Apply(diagnostics, cancellationToken);
        var governance = new RuleStage([.. Governance.Where(levels.Applies)], compilation, kept, meaning).Apply(diagnostics, cancellationToken);
        return [meaning.Findings, governance.Findings];
    }
}
