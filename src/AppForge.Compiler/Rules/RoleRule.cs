using AppForge.Compiler.Binding;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Rules;

/// <summary>Every role is resolved by every environment: a hole found here can't stop a deployment half way.</summary>
internal sealed class RoleRule : AppRule
{
    private static readonly DiagnosticDescriptor UnknownRole = DiagnosticDescriptor.Error("AF2105",
        "役割「{0}」を決めている環境がありません。", "No environment says who the role \"{0}\" is.",
        "environments/*.yaml の roles に「{0}: group/…」を書いてください。", "Write \"{0}: group/…\" under roles in environments/*.yaml.").Explained(
        "役割は、環境ごとに実際のグループや人に置き換えてから kintone へ送ります。どの環境も決めていない役割は送れません。",
        "A role is replaced by a group or a person of the environment before anything is sent. One that no environment knows can't be.",
        wrong: """
            acl:
              app: [{ entity: role/clerk, allow: all }]
            """,
        right: """
            acl:
              app: [{ entity: role/owner, allow: all }]
            """);

    private static readonly DiagnosticDescriptor Hole = DiagnosticDescriptor.Warning("AF2111",
        "役割「{0}」が環境 {1} で決まっていません。", "The role \"{0}\" is not resolved in the environment {1}.",
        "environments/{1}.yaml の roles に書くまで、{1} へは反映できません。", "Nothing can be deployed to {1} before it stands under roles in environments/{1}.yaml.").Explained(
        "反映の途中で止まらないように、すべての環境で役割が決まっているかを先に確かめます。",
        "Every environment is looked at beforehand, so that a deployment doesn't stop half way.",
        wrong: """
            acl:
              app: [{ entity: role/owner, allow: all }]
            # file: environments/production.yaml
            url: https://example.cybozu.com
            """,
        right: """
            acl:
              app: [{ entity: role/owner, allow: all }]
            # file: environments/production.yaml
            url: https://example.cybozu.com
            roles: { owner: group/owner }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [UnknownRole, Hole];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        // An environment that can't be read is reported as such; nobody knows what it would have said.
        if (compilation.Environments.Values.Any(e => e.Value.Origin.IsNone && diagnostics.HasErrorsIn(WholeFile(compilation, e))))
        {
            return;
        }

        foreach (var reference in app.References.Where(r => r.Kind == SymbolKind.Role))
        {
            var holes = compilation.Environments.Values.Where(e => e.PrincipalsOf(reference.Name).IsEmpty).Select(e => e.Name).ToList();
            if (!compilation.Roles.Contains(reference.Name))
            {
                diagnostics.ReportWithGuess(UnknownRole, reference.Span, SpellChecker.Guess(reference.Name, compilation.Roles), reference.Name);
            }
            else if (holes.Count > 0)
            {
                diagnostics.Report(Hole, reference.Span, reference.Name, string.Join(", ", holes));
            }
        }
    }

    private static SourceSpan WholeFile(Compilation compilation, EnvironmentModel environment) =>
        compilation.Files.Find(ProjectFiles.EnvironmentsFolder + environment.Name + ".yaml") is { } file ? file.Span(0, file.Content.Length) : SourceSpan.None;
}
