using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Rules;

/// <summary>The apps of the project fit into one domain of the course that was bought (limits.md).</summary>
internal sealed class AppCountRule : Rule
{
    private static readonly DiagnosticDescriptor TooMany = DiagnosticDescriptor.Error("AF3803",
        "アプリが{0}個あります。契約コース（{1}）で作れるのは1つの環境に{2}個までです。", "There are {0} apps; the course ({1}) has room for {2} in a domain.",
        "使わないアプリを外すか、appforge.yaml の course を直してください。", "Remove what isn't used, or correct course in appforge.yaml.").Explained(
        "ドメイン全体の上限です。プロジェクトの外で作られたアプリも同じ枠を使います。",
        "The limit is that of the whole domain; apps made outside the project count too.",
        wrong: """
            # file: appforge.yaml
            name: 例
            course: light
            # file: apps/ledger-{n}/app.yaml # ×201
            """,
        right: """
            # file: appforge.yaml
            name: 例
            course: standard
            # file: apps/ledger-{n}/app.yaml # ×201
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [TooMany];

    public override void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        var course = compilation.Project.Value.Text("course") ?? "standard";
        if (Limits.Apps.In(course) is { } most && compilation.Apps.Count > most)
        {
            var first = compilation.Apps.Values.ElementAt(most);
            diagnostics.Report(TooMany, first.Definition?["name"]?.Origin ?? first.Source!.Span(0, 0), compilation.Apps.Count, course, most);
        }
    }
}
