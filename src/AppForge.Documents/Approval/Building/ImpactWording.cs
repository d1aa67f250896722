using System.Globalization;
using AppForge.Compiler;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Documents.Design.Building;

namespace AppForge.Documents.Approval.Building;

/// <summary>Says whom a plan reaches: what uses a thing that changes, which other apps that are, and who works with the apps.</summary>
internal sealed class ImpactWording(Compilation compilation, Language language)
{
    private const int MostNames = 8;

    private readonly ReferenceGraph _graph = ReferenceGraph.Of(compilation);

    /// <summary>What uses the thing that a change is about; empty where nothing does. The form itself isn't counted: every field is on it.</summary>
    public string UsesOf(Change change, string appKey)
    {
        var uses = Uses(change).Where(u => PlaceWording.AreaOf(u.From.Within(u.App.Key)) != KintoneCatalog.Find("layout")).ToList();
        if (uses.Count == 0)
            return "";
        var areas = uses.GroupBy(u => PlaceWording.SectionOf(u.From.Within(u.App.Key)))
            .Select(g => g.Key.In(language) + " " + g.Count().ToString(CultureInfo.InvariantCulture));
        var others = Others(uses, appKey);
        var text = In("使っている所：", "Used in: ") + string.Join(In("・", ", "), areas);
        return others.Count == 0 ? text : text + In("（", " (") + Listed([.. others.Select(NameOf)]) + In("でも）", " too)");
    }

    /// <summary>The whole: a line for the people of each app, and one for other apps.</summary>
    public IReadOnlyList<string> Of(IReadOnlyList<ApprovalApp> apps)
    {
        var lines = apps.Take(MostNames).Select(a => $"{a.Name}{In("：", ": ")}{People(a)}").ToList();
        if (apps.Count > MostNames)
            lines.Add(In($"ほか {apps.Count - MostNames}アプリの利用者", $"the users of {apps.Count - MostNames} more apps"));
        var changed = apps.Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        var reached = apps.SelectMany(a => a.Changes.SelectMany(c => Others([.. Uses(c), .. Dependents(c)], a.Key)))
            .Distinct(StringComparer.Ordinal).Where(k => !changed.Contains(k)).Order(StringComparer.Ordinal).Select(NameOf).ToList();
        lines.Add(reached.Count == 0
            ? In("変わる設定を使うほかのアプリはありません。", "No other app uses a setting that changes.")
            : In("変わる設定を使うほかのアプリ：", "Other apps that use what changes: ") + Listed(reached));
        return lines;
    }

    private string People(ApprovalApp app)
    {
        // The project's own words for its roles, where the app is the project's; else as kintone has them.
        var model = compilation.Find(app.Key) ?? app.Desired;
        var principals = new PrincipalWording(new AppInDocument(compilation, model), language);
        var people = PermissionRow.OfApp(model).Where(r => !r.Allowed.IsEmpty).Select(r => principals.Long(r.Who)).Distinct(StringComparer.Ordinal).ToList();
        return people.Count == 0 ? In("使える人の設定がありません", "nobody has a right") : Listed(people);
    }

    private IReadOnlyList<SymbolUse> Uses(Change change) => SymbolOf(change) is { } symbol ? _graph.UsesOf(symbol) : [];

    private IEnumerable<SymbolUse> Dependents(Change change) =>
        SymbolOf(change) is { } symbol ? _graph.DependentsOf(symbol).SelectMany(d => _graph.UsesOf(d.Symbol)) : [];

    // What goes isn't in the definitions any more: then nothing of the project can use it.
    private Symbol? SymbolOf(Change change) => change.Kind == ChangeKind.Add ? null : _graph.Find(change.Address.Text) is { Kind: not SymbolKind.App } symbol ? symbol : null;

    private static List<string> Others(IReadOnlyList<SymbolUse> uses, string appKey) =>
        [.. uses.Select(u => u.App.Key).Where(k => k != appKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private string NameOf(string key) => compilation.Find(key)?.Name ?? key;

    /// <summary>Names in a row; of many the first, and how many more there are.</summary>
    public static string Listed(List<string> names, Language language)
    {
        var (comma, more) = language == Language.Japanese ? ("、", $"、ほか {names.Count - MostNames}") : (", ", $" and {names.Count - MostNames} more");
        return string.Join(comma, names.Take(MostNames)) + (names.Count > MostNames ? more : "");
    }

    private string Listed(List<string> names) => Listed(names, language);

    private string In(string japanese, string english) => language == Language.Japanese ? japanese : english;
}
