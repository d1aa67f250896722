using AppForge.Testing.Mutation.Kinds;

namespace AppForge.Testing.Mutation;

/// <summary>Every kind of damage.</summary>
public static class DamageKinds
{
    /// <summary>All of them, in the order of <c>docs/mutations.md</c>.</summary>
    public static IReadOnlyList<DamageKind> All { get; } =
        [.. Misspellings.All, .. Losses.All, .. Types.All, .. LookupDamages.All, .. LanguageDamages.All, .. FormDamages.All, .. ProcessDamages.All, .. Values.All, .. Texts.All, .. GovernanceDamages.All];
}
