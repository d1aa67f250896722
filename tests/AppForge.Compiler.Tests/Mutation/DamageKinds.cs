using AppForge.Compiler.Tests.Mutation.Kinds;

namespace AppForge.Compiler.Tests.Mutation;

/// <summary>Every kind of damage.</summary>
internal static class DamageKinds
{
    /// <summary>All of them, in the order of <c>docs/mutations.md</c>.</summary>
    public static IReadOnlyList<DamageKind> All { get; } =
        [.. Misspellings.All, .. Losses.All, .. Types.All, .. LookupDamages.All, .. LanguageDamages.All, .. FormDamages.All, .. ProcessDamages.All, .. Values.All, .. Texts.All, .. GovernanceDamages.All];
}
