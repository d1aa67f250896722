using System.Text.RegularExpressions;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Cli.Views;

/// <summary>Diagnostics as a reference.</summary>
/// <param name="terminal">Where it is shown.</param>
internal sealed partial class ExplainView(Terminal terminal)
{
    private const string Ellipsis = "…";

    /// <summary>One of them, for people.</summary>
    public void WriteText(Explained explained)
    {
        terminal.WriteLine(terminal.PaintOut(PaintOf(explained.Severity), $"{Word(explained)} {explained.Code}"));
        if (explained.Demand is { } demand)
        {
            WriteWrapped(demand.In(terminal.Language));
        }

        if (explained is { Descriptor: null, Policy: { } policy })
        {
            Section("なぜ", "Why");
            WriteWrapped(policy.Basis.In(terminal.Language));
            Section("どこで守るか", "Where it is kept");
            WriteWrapped(PlaceOf(policy).In(terminal.Language));
        }
        else if (Filled(explained.Descriptor!.Message) != Ellipsis)
        {
            WriteDiagnostic(explained.Descriptor, hasDemand: explained.Demand is not null);
        }
    }

    // What a rule of the project says is made when it runs; there is no more than its demand.

    private void WriteDiagnostic(DiagnosticDescriptor descriptor, bool hasDemand)
    {
        if (hasDemand)
        {
            Section("指摘", "What is said");
        }

        WriteWrapped(Filled(descriptor.Message));
        if (descriptor.Explanation is { } explanation)
        {
            Section("なぜ", "Why");
            WriteWrapped(explanation.Why.In(terminal.Language));
        }

        Section("直し方", "What to do");
        WriteWrapped(Filled(descriptor.Help));
        if (descriptor.Explanation is { Wrong: var wrong, Right: var right })
        {
            Section("誤りの例", "Wrong");
            WriteExample(wrong);
            Section("正しい例", "Right");
            WriteExample(right);
        }
    }

    /// <summary>All as a list, for people.</summary>
    public void WriteList(IReadOnlyList<Explained> all)
    {
        var codes = all.Max(e => e.Code.Length);
        var words = all.Max(e => TextWidth.Of(Word(e)));
        foreach (var explained in all)
        {
            var start = $"{explained.Code.PadRight(codes)}  {TextWidth.PadRight(Word(explained), words)}  ";
            var text = explained.Demand?.In(terminal.Language) ?? Filled(explained.Descriptor!.Message);
            terminal.WriteLine(start + TextWidth.Shorten(text, Math.Max(20, terminal.Width - TextWidth.Of(start))));
        }
    }

    /// <summary>For scripts, texts in both languages.</summary>
    public void WriteJson(IEnumerable<Explained> all) => JsonOutput.Write(terminal, json => json.WriteArray("diagnostics", all, e =>
    {
        void Text(string name, LocalizedText text)
        {
            json.WriteStartObject(name);
            json.WriteString("ja", text.Japanese);
            json.WriteString("en", text.English);
            json.WriteEndObject();
        }

        json.WriteStartObject();
        json.WriteString("code", e.Code);
        json.WriteString("severity", ValidateJsonView.SeverityOf(e.Severity));
        if (e.Demand is { } demand)
        {
            Text("demand", demand);
        }

        if (e.Policy is { } policy)
        {
            Text("basis", policy.Basis);
            Text("place", PlaceOf(policy));
        }

        if (e.Descriptor is { } d)
        {
            Text("message", d.Message);
            Text("help", d.Help);
        }

        if (e.Descriptor?.Explanation is { } explanation)
        {
            Text("why", explanation.Why);
            json.WriteString("wrong", explanation.Wrong);
            json.WriteString("right", explanation.Right);
        }

        json.WriteEndObject();
    }));

    private void Section(string japanese, string english) => terminal.Write("\n" + terminal.PaintOut(Paint.Bold, terminal.Say(japanese, english)) + "\n");

    private void WriteWrapped(string text)
    {
        foreach (var line in TextWidth.Wrap(text, Math.Max(20, terminal.Width - 2)))
        {
            terminal.WriteLine("  " + line);
        }
    }

    // An example is to be copied: it isn't wrapped.
    private void WriteExample(string text)
    {
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            terminal.WriteLine(line.Length == 0 ? "" : "  " + line);
        }
    }

    private string Word(Explained explained) => DiagnosticRenderer.WordOf(explained.Severity).In(terminal.Language);

    private static LocalizedText PlaceOf(Policy policy) => policy.State switch
    {
        PolicyState.Checked => new("validate が定義を検査します。", "validate checks the definitions."),
        PolicyState.Compiler => new($"コンパイラの {string.Join("・", policy.Codes)} が検査します。", $"The compiler checks it: {string.Join(", ", policy.Codes)}."),
        PolicyState.Plan => new("計画と反映のときに確かめます。", "It is checked when a plan is made and deployed."),
        PolicyState.Tenant => new("動いている kintone を見ないと分かりません。定義の検査では知らせません。", "Only the live kintone tells; the check of definitions says nothing."),
        PolicyState.Documents => new("文書を作るときに確かめます。", "It is checked when documents are made."),
        _ => new("人が判断します。", "People judge it."),
    };

    private string Filled(LocalizedText text) => Place().Replace(text.In(terminal.Language), Ellipsis);

    private static Paint PaintOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => Paint.Red,
        DiagnosticSeverity.Warning => Paint.Yellow,
        _ => Paint.Bold,
    };

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();
}
