using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-GST-01: where an environment is a guest space, apps have nothing that guest spaces don't take.</summary>
internal sealed class GuestSpacePolicy : AppRule
{
    private static readonly DiagnosticDescriptor NotTaken = PolicyList.Descriptor("P-GST-01",
        "{0} は、ゲストスペース（環境 {1}）では使えません。", "{0} can't be used in a guest space (environment {1}).",
        "ユーザー選択や選択肢の項目・役割に替えるか、通常のスペースに置いてください。", "Use a user or choice field or a role instead, or an ordinary space.",
        "fields: { 組織: { type: ORGANIZATION_SELECT } }\n# file: environments/guest.yaml\nguestSpace: 3\nroles: { owner: group/owner }",
        "fields: { 担当者: { type: USER_SELECT } }\n# file: environments/guest.yaml\nguestSpace: 3\nroles: { owner: group/owner }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NotTaken];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (compilation.Environments.Values.FirstOrDefault(e => e.GuestSpace is not null) is not { } guest)
        {
            return;
        }

        foreach (var field in app.Fields.WithColumns.Where(f => f.Type is "ORGANIZATION_SELECT" or "GROUP_SELECT" && !f.Origin.IsNone))
        {
            diagnostics.Report(NotTaken, field.Origin, field.TypeTitle, guest.Name);
        }

        foreach (var reference in app.References.Where(r => r.Kind == SymbolKind.Principal && r.Name.StartsWith("organization/", StringComparison.Ordinal)))
        {
            diagnostics.Report(NotTaken, reference.Span, reference.Name, guest.Name);
        }
    }
}
