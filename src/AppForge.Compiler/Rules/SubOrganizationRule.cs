using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>Only an organization has others below it (settings.md, section 3).</summary>
internal sealed class SubOrganizationRule : AppRule
{
    private static readonly DiagnosticDescriptor NoneBelow = DiagnosticDescriptor.Warning("AF3414",
        "「{0}」は組織ではないので、includeSubs は効きません。", "\"{0}\" is no organization: includeSubs does nothing.",
        "includeSubs を消すか、organization/… にしてください。", "Remove includeSubs, or write organization/….").Explained(
        "下位組織を含めるかは、組織にだけ意味があります。",
        "Sub-organizations exist below an organization only.",
        wrong: """
            acl:
              app:
                - { entity: role/owner, allow: all }
                - { entity: everyone, includeSubs: true, allow: [recordViewable] }
            """,
        right: """
            acl:
              app:
                - { entity: role/owner, allow: all }
                - { entity: everyone, allow: [recordViewable] }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NoneBelow];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var row in app.Collections.Where(c => c.Shape is ListShape).SelectMany(c => c.Value.Objects()))
        {
            if (row.Text("includeSubs") == "true" && row.Text("entity") is { } who && !MayBeOrganization(who, app))
            {
                diagnostics.Report(NoneBelow, row["includeSubs"]!.Origin, who);
            }
        }
    }

    // A role may be one in some environment.
    private static bool MayBeOrganization(string who, AppModel app) =>
        who.StartsWith("organization/", StringComparison.Ordinal) || who.StartsWith(PrincipalKind.RolePrefix, StringComparison.Ordinal)
        || (who.StartsWith(PrincipalKind.FieldPrefix, StringComparison.Ordinal)
            && app.Fields.Find(who[PrincipalKind.FieldPrefix.Length..]) is not { IsUnknown: false, Type: not "ORGANIZATION_SELECT" });
}
