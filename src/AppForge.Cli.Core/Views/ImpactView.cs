using System.Globalization;
using System.Text.Json;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Cli.Views;

/// <summary>What uses a symbol: directly, and through fields that depend on it.</summary>
/// <param name="graph">The uses.</param>
/// <param name="symbol">The symbol.</param>
/// <param name="compilation">The project.</param>
/// <param name="terminal">Where it is shown.</param>
internal sealed class ImpactView(ReferenceGraph graph, Symbol symbol, Compilation compilation, Terminal terminal)
{
    private const int Gap = 3;

    private readonly IReadOnlyList<SymbolUse> _uses = graph.UsesOf(symbol);
    private readonly IReadOnlyList<(Symbol Symbol, Symbol Through)> _dependents = graph.DependentsOf(symbol);

    /// <summary>For people.</summary>
    public void WriteText()
    {
        terminal.WriteLine(terminal.PaintOut(Paint.Bold, Visible(graph.AddressOf(symbol).Text)) + terminal.Say($"（{Title()}）", $" ({Title()})"));
        foreach (var app in _uses.GroupBy(u => u.App.Key, StringComparer.Ordinal))
        {
            terminal.Write("\n");
            WriteUses(app.First().App, [.. app]);
        }

        if (_dependents.Count > 0)
        {
            terminal.Write("\n" + terminal.PaintOut(Paint.Bold, terminal.Say("値が影響を受ける項目", "Fields whose values follow")) + "\n");
            foreach (var (dependent, through) in _dependents)
            {
                var uses = graph.UsesOf(dependent).Count;
                terminal.WriteLine($"  {Visible(graph.AddressOf(dependent).Text)}");
                terminal.WriteLine("      " + Visible(terminal.Say(
                    $"「{through.Name}」から。使われている所 {Number(uses)}か所", $"from \"{through.Name}\"; used in {Number(uses)} {(uses == 1 ? "place" : "places")}")));
            }
        }

        var apps = _uses.Select(u => u.App.Key).Distinct(StringComparer.Ordinal).Count();
        terminal.Write("\n" + terminal.PaintOut(Paint.Bold, terminal.Say("まとめ", "Summary")));
        terminal.WriteLine("  " + (_uses.Count == 0
            ? terminal.Say("どこからも使われていません", "nothing uses it")
            : terminal.Say($"{Number(apps)}アプリの {Number(_uses.Count)}か所で使われています", $"used in {Number(_uses.Count)} {(_uses.Count == 1 ? "place" : "places")} of {Number(apps)} {(apps == 1 ? "app" : "apps")}")));
    }

    /// <summary>For scripts.</summary>
    public void WriteJson() => JsonOutput.Write(terminal, json =>
    {
        json.WriteString("address", graph.AddressOf(symbol).Text);
        json.WriteString("kind", KindOf(symbol.Kind));
        json.WriteString("name", symbol.Name);
        json.WriteArray("uses", _uses, u => WriteUse(json, u));
        json.WriteArray("dependents", _dependents, d =>
        {
            json.WriteStartObject();
            json.WriteString("address", graph.AddressOf(d.Symbol).Text);
            json.WriteString("through", graph.AddressOf(d.Through).Text);
            json.WriteNumber("uses", graph.UsesOf(d.Symbol).Count);
            json.WriteEndObject();
        });
        json.WriteStartObject("summary");
        json.WriteNumber("apps", _uses.Select(u => u.App.Key).Distinct(StringComparer.Ordinal).Count());
        json.WriteNumber("uses", _uses.Count);
        json.WriteNumber("dependents", _dependents.Count);
        json.WriteEndObject();
    });

    private static void WriteUse(Utf8JsonWriter json, SymbolUse use)
    {
        json.WriteStartObject();
        json.WriteString("address", use.From.Text);
        json.WriteString("app", use.App.Key);
        if (!use.Span.IsNone)
        {
            json.WriteString("path", use.Span.Source.Path);
            json.WriteNumber("line", use.Span.StartPosition.Line);
            json.WriteNumber("column", use.Span.StartPosition.Column);
        }

        json.WriteEndObject();
    }

    private void WriteUses(AppModel app, IReadOnlyList<SymbolUse> uses)
    {
        terminal.WriteLine(terminal.PaintOut(Paint.Bold, Address.OfApp(app.Key).Text) + Visible(terminal.Say($"（{app.Name}）", $" ({app.Name})")));
        var lines = uses.Select(u => (Address: "  " + Visible(u.From.Within(app.Key)), Place: u.Span.IsNone ? "" : Visible(u.Span.Place))).ToList();
        bool Fits((string Address, string Place) line, int column) => column + TextWidth.Of(line.Place) <= terminal.Width;

        // Places stand in a column as far as they fit; of a longer address, below it.
        var column = lines.Select(l => (Line: l, Column: TextWidth.Of(l.Address) + Gap)).Where(l => Fits(l.Line, l.Column)).Select(l => l.Column).DefaultIfEmpty(0).Max();
        foreach (var line in lines)
        {
            var start = Math.Max(column, TextWidth.Of(line.Address) + Gap);
            var place = terminal.PaintOut(Paint.Dim, line.Place);
            terminal.WriteLine(Fits(line, start) ? TextWidth.PadRight(line.Address, start) + place : $"{line.Address}\n      {place}");
        }
    }

    private string Title() => Visible(symbol.Kind switch
    {
        SymbolKind.Field => (compilation.Find(symbol.App!)?.Fields.Find(symbol.Name) is { } field ? field.TypeTitle.In(terminal.Language) : "") + terminal.Say($"「{symbol.Name}」", $" \"{symbol.Name}\""),
        SymbolKind.Option => terminal.Say($"「{symbol.Field}」の選択肢", $"an option of \"{symbol.Field}\""),
        SymbolKind.App => compilation.Find(symbol.Name)?.Name ?? symbol.Name,
        _ => TitleOf(symbol.Kind).In(terminal.Language),
    });

    private static LocalizedText TitleOf(SymbolKind kind) => kind switch
    {
        SymbolKind.State => new("ステータス", "status"),
        SymbolKind.View => new("一覧", "view"),
        SymbolKind.Report => new("グラフ", "report"),
        SymbolKind.AppAction => new("アプリアクション", "app action"),
        SymbolKind.Role => new("役割", "role"),
        SymbolKind.Plugin => new("プラグイン", "plug-in"),
        _ => LocalizedText.Same(KindOf(kind)),
    };

    private static string KindOf(SymbolKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Visible(string text) => DiagnosticRenderer.Visible(text);
}
