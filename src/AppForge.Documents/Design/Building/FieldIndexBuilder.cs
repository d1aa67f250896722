using AppForge.Compiler.Formula;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Query;

namespace AppForge.Documents.Design.Building;

/// <summary>Makes the index of field codes, for those who connect other services.</summary>
internal sealed class FieldIndexBuilder(AppInDocument app, IReadOnlyList<PlacedField> fields)
{
    private readonly Dictionary<string, SortedSet<int>> _chapters = new(StringComparer.Ordinal);

    public IReadOnlyList<FieldIndexRow> Build()
    {
        Collect();
        var numbers = fields.GroupBy(f => f.Field.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Number, StringComparer.Ordinal);
        var known = app.App.Fields.WithColumns.Where(f => f.Type != "GROUP").Select(f => (f.Code, f.Label, Type: f.TypeTitle.Japanese)).ToList();
        var all = known.Concat(new BuiltInFieldsBuilder(app).Rows.Where(b => !known.Exists(k => k.Code == b.Code)).Select(b => (b.Code, Label: b.Name, b.Type)));
        return [.. all.OrderBy(f => f.Code, StringComparer.Ordinal).Select(f => new FieldIndexRow(
            f.Code, f.Label, f.Type, numbers.GetValueOrDefault(f.Code), string.Join("、", _chapters.GetValueOrDefault(f.Code) ?? [])))];
    }

    private void Collect()
    {
        foreach (var field in app.App.Fields.WithColumns)
        {
            if (field.Expression is { } formula)
                Add(6, FormulaText.Symbols(formula).Where(o => o.Kind == SymbolKind.Field).Select(o => o.Name));
            if (field.Lookup is { } lookup)
                Add(6, lookup.Mappings.Select(m => m.Here).Append(field.Code));
            if (field.RelatedRecords is { } related)
                Add(6, [related.Field]);
        }
        foreach (var view in ViewSymbol.Of(app.App))
            Add(7, view.Fields.Concat(Query(view.Filter)).Concat(new[] { view.Date, view.Title }.OfType<string>()));
        if (ProcessSymbol.Of(app.App) is { IsEnabled: true } process)
            Add(9, process.Actions.SelectMany(a => Query(a.Filter).Concat(Fields(a.Executors))).Concat(process.States.SelectMany(s => Fields(s.Assignees))));
        Add(10, RecordPermissionRule.Of(app.App).SelectMany(r => Query(r.Filter).Concat(Fields(r.Rows.Select(p => p.Who)))));
        Add(10, FieldPermissionRule.Of(app.App).Select(r => r.Field));
        foreach (var report in ReportSymbol.Of(app.App))
            Add(8, report.Groups.Select(g => g.Field).Concat(report.Aggregations.Select(a => a.Field).OfType<string>()).Concat(Query(report.Filter)));
        Add(11, (GeneralNotificationsSymbol.Of(app.App)?.Rows ?? []).SelectMany(r => Fields([r.Who])));
        Add(11, RecordNotificationSymbol.Of(app.App).SelectMany(r => Query(r.Filter).Concat(Fields(r.Targets))));
        Add(11, (RemindersSymbol.Of(app.App)?.Reminders ?? []).SelectMany(r => Query(r.Filter).Concat(Fields(r.Targets)).Append(r.BaseField)));
        foreach (var action in AppActionSymbol.Of(app.App))
            Add(12, action.Mappings.Select(m => m.Here).OfType<string>().Concat(Query(action.Filter)).Concat(Fields(action.Who)));
        Add(13, PluginSymbol.Of(app.App).SelectMany(p => p.Fields));
        Add(13, IntegrationReading.Of(app.App).SelectMany(i => i.Fields));
    }

    private static IEnumerable<string> Query(string query) => QueryText.Symbols(query).Where(o => o.Kind == SymbolKind.Field).Select(o => o.Name);

    private static IEnumerable<string> Fields(IEnumerable<PrincipalSymbol> principals) =>
        principals.Where(p => p.Who.StartsWith("field/", StringComparison.Ordinal)).Select(p => p.Who["field/".Length..]);

    private void Add(int chapter, IEnumerable<string> codes)
    {
        foreach (var code in codes)
        {
            if (!_chapters.TryGetValue(code, out var chapters))
                _chapters[code] = chapters = [];
            chapters.Add(chapter);
        }
    }
}
