using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-ACL-04: permissions, notifications and assignees name no person.</summary>
internal sealed class PersonNamedPolicy : AppRule
{
    private static readonly string[] Sections = ["acl", "notifications", "process", "actions", "owner", "supportedBy"];

    private static readonly DiagnosticDescriptor Person = PolicyList.Descriptor("P-ACL-04",
        "個人（{0}）を直接指定しています。", "A person ({0}) is named.",
        "role/…・group/…・organization/…・field/… を使ってください。異動のたびに直さずに済みます。", "Name a role, group, organization or field: no transfer breaks it.",
        "acl: { app: [{ entity: user/yamada, allow: all }] }", "acl: { app: [{ entity: role/owner, allow: all }] }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Person];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var reference in app.References.Where(r => r.Kind == SymbolKind.Principal && PolicyReading.IsPerson(r.Name) && Sections.Contains(r.SectionIn(app))))
        {
            diagnostics.Report(Person, reference.Span, reference.Name);
        }
    }
}
