using System.Text.RegularExpressions;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Cli.Views;

/// <summary>Diagnostics as a reference.</summary>
/// <param name="terminal">Where it is shown.</param>
internal sealed partial class ExplainView(Terminal terminal)
{
    private const string Ellipsis = "…";

    /// <summary>One diagnostic, for people.</summary>
    public void WriteText(DiagnosticDescriptor descriptor)
    {
        terminal.WriteLine(terminal.PaintOut(PaintOf(descriptor), $"{Word(descriptor)} {descriptor.Code}"));
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

    /// <summary>Diagnostics as a list, for people.</summary>
    public void WriteList(IEnumerable<DiagnosticDescriptor> descriptors)
    {
        var all = descriptors.ToList();
        var codes = all.Max(d => d.Code.Length);
        var words = all.Max(d => TextWidth.Of(Word(d)));
        foreach (var descriptor in all)
        {
            var start = $"{descriptor.Code.PadRight(codes)}  {TextWidth.PadRight(Word(descriptor), words)}  ";
            terminal.WriteLine(start + TextWidth.Shorten(Filled(descriptor.Message), Math.Max(20, terminal.Width - TextWidth.Of(start))));
        }
    }

    /// <summary>Diagnostics for scripts, texts in both languages.</summary>
    public void WriteJson(IEnumerable<DiagnosticDescriptor> descriptors) => JsonOutput.Write(terminal, json => json.WriteArray("diagnostics", descriptors, d =>
    {
        void Text(string name, LocalizedText text)
        {
            json.WriteStartObject(name);
            json.WriteString("ja", text.Japanese);
            json.WriteString("en", text.English);
            json.WriteEndObject();
        }

        json.WriteStartObject();
        json.WriteString("code", d.Code);
        json.WriteString("severity", ValidateJsonView.SeverityOf(d.Severity));
        Text("message", d.Message);
        Text("help", d.Help);
        if (d.Explanation is { } explanation)
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

    private string Word(DiagnosticDescriptor descriptor) => DiagnosticRenderer.WordOf(descriptor.Severity).In(terminal.Language);

    private string Filled(LocalizedText text) => Place().Replace(text.In(terminal.Language), Ellipsis);

    private static Paint PaintOf(DiagnosticDescriptor descriptor) => descriptor.Severity switch
    {
        DiagnosticSeverity.Error => Paint.Red,
        DiagnosticSeverity.Warning => Paint.Yellow,
        _ => Paint.Bold,
    };

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();
}
