using System.Text;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using AppForge.Testing;
using Shouldly;

namespace AppForge.Compiler.Tests.Diff;

/// <summary>Two definitions of the app <c>trip</c> and the plan between them. The live side is a definition too: both are one type.</summary>
internal sealed class PlanCase(string name)
{
    public const string Root = "tests/AppForge.Compiler.Tests/Diff/Cases";

    private const string Surroundings = "roles: { owner: group/owner, staff: group/staff }\nexternal: { master: 9 }\n";

    public string File(string file) => $"{Root}/{name}/{file}";

    public AppModel Live => Compile("live.yaml");

    public AppModel Desired => Compile("desired.yaml");

    /// <summary>The plan, as <c>Planner</c> makes it.</summary>
    public static (IReadOnlyList<Change> Changes, IReadOnlyList<Address> Unreadable) Plan(AppModel live, AppModel desired)
    {
        var (ours, unreadable) = Overlay.Apply(desired, live, desired.Unmanaged);
        return (Differ.Compare(live, ours), unreadable);
    }

    /// <summary>One line for each intention: what is only a consequence has none.</summary>
    public static string Text(AppModel live, AppModel desired)
    {
        var (changes, unreadable) = Plan(live, desired);
        var text = new StringBuilder();
        foreach (var change in changes.Where(c => !c.IsConsequence))
        {
            var kind = change.IsReorder ? "Reorder" : change.Kind.ToString();
            var risk = change.Risk == ChangeRisk.None ? "" : $" ({change.Risk})";
            var values = change.RenamedFrom is { } old ? $" {old} → {change.Address.Text.Split('.')[^1]}" : $" {Short(change.Before)} → {Short(change.After)}";
            text.Append(kind).Append(' ').Append(change.Address.Within("trip")).Append(risk).Append(':').Append(values).Append('\n');
        }

        foreach (var address in unreadable)
        {
            text.Append("Unreadable ").Append(address.Within("trip")).Append('\n');
        }

        return text.ToString();
    }

    private AppModel Compile(string file)
    {
        var source = new SourceText("apps/trip/app.yaml", System.IO.File.ReadAllText(RepositoryRoot.Of(File(file))));
        var compilation = AppCompiler.Compile(ProjectFiles.Of([source, new("environments/test.yaml", Surroundings)]), CancellationToken.None);
        compilation.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d.Span.StartPosition} {d.Message(Language.English)}").ShouldBeEmpty(File(file));
        return compilation.Apps["trip"];
    }

    private static string Short(SettingValue? value)
    {
        var text = value switch
        {
            null => "-",
            ScalarValue { Text: "" } => "\"\"",
            ScalarValue scalar => scalar.Text,
            ListValue list => "[" + string.Join(", ", list.Items.Select(Short)) + "]",
            MapValue map => "{" + string.Join(", ", map.Entries.Select(e => e.Key)) + "}",
            ObjectValue o => string.Join(' ', new[] { o.Tag, Pairing.IdentityText(o) }.Where(t => !string.IsNullOrEmpty(t)).Distinct(StringComparer.Ordinal)) is { Length: > 0 } said ? said : "{}",
            RawValue raw => raw.Json,
            _ => UnreadableValue.Word,
        };
        return text.Length <= 60 ? text : text[..59] + "…";
    }
}
