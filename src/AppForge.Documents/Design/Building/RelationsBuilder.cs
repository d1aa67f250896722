using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Documents.Diagrams;

namespace AppForge.Documents.Design.Building;

/// <summary>Makes chapter 2: the app and one step around it, as a drawing and as a list.</summary>
internal sealed class RelationsBuilder(AppInDocument app)
{
    private const int ShownCopies = 3;

    public RelationsChapter Build()
    {
        var rows = new List<RelationRow>();
        var links = new List<RelationsPictureLink>();
        foreach (var model in app.Compilation.Apps.Values.OrderBy(m => m.Key == app.App.Key ? 0 : 1).ThenBy(m => m.Key, StringComparer.Ordinal))
        {
            foreach (var field in model.Fields.WithColumns)
                Read(model, field, links, rows);
            foreach (var action in AppActionSymbol.Of(model).Where(a => !a.IsUnreadable))
                Read(model, action, links, rows);
        }
        var integrations = IntegrationReading.Of(app.App);
        foreach (var integration in integrations)
            Read(integration, links, rows);
        var neighbours = links.Where(l => l.From == app.App.Key || l.To == app.App.Key).SelectMany(l => new[] { l.From, l.To })
            .Where(k => k != app.App.Key).Distinct(StringComparer.Ordinal).Select(k => Node(k, integrations.Any(i => i.Service == k))).ToList();
        var known = neighbours.Select(n => n.Key).Append(app.App.Key).ToHashSet(StringComparer.Ordinal);
        var shown = links.Where(l => known.Contains(l.From) && known.Contains(l.To)).ToList();
        var picture = RelationsPicture.Draw(new RelationsPictureInput($"{app.App.Name}のアプリ構成図", Node(app.App.Key, false), neighbours, shown));
        return new RelationsChapter(Sentence(links), picture, rows);
    }

    private RelationsPictureNode Node(string key, bool isService)
    {
        var model = isService ? null : app.Compilation.Find(key);
        return new RelationsPictureNode(key, model?.Name ?? key, model?.Fields.WithColumns.Any(f => f.Personal is not null) ?? false, isService);
    }

    private void Read(AppModel model, FieldSymbol field, List<RelationsPictureLink> links, List<RelationRow> rows)
    {
        if (field.Lookup is { } lookup)
        {
            var copies = lookup.Mappings.Select(m => app.LabelIn(model.Key, m.Here)).ToList();
            links.Add(new RelationsPictureLink(RelationKind.Lookup, model.Key, lookup.AppKey, copies.Count == 0 ? field.Label : $"{field.Label} → {Shortened(copies)}"));
            if (model.Key == app.App.Key)
                rows.Add(new RelationRow("ルックアップ", field.Label, App(lookup.AppKey), app.LabelIn(lookup.AppKey, lookup.KeyField), string.Join("、", copies), app.ConditionIn(lookup.AppKey, lookup.Filter, "すべて").Sentence));
            else if (lookup.AppKey == app.App.Key)
                rows.Add(new RelationRow("ルックアップされる", app.Label(lookup.KeyField), App(model.Key), field.Label, string.Join("、", copies), app.Condition(lookup.Filter, "すべて").Sentence));
        }
        if (field.RelatedRecords is { } related)
        {
            links.Add(new RelationsPictureLink(RelationKind.Related, model.Key, related.AppKey, field.Label));
            if (model.Key == app.App.Key)
                rows.Add(new RelationRow("関連レコード", app.Label(related.Field), App(related.AppKey), app.LabelIn(related.AppKey, related.RelatedField), "", app.ConditionIn(related.AppKey, related.Filter, "すべて").Sentence));
            else if (related.AppKey == app.App.Key)
                rows.Add(new RelationRow("関連レコードに表示される", app.Label(related.RelatedField), App(model.Key), app.LabelIn(model.Key, related.Field), "", app.Condition(related.Filter, "すべて").Sentence));
        }
    }

    private void Read(AppModel model, AppActionSymbol action, List<RelationsPictureLink> links, List<RelationRow> rows)
    {
        links.Add(new RelationsPictureLink(RelationKind.Action, model.Key, action.Destination, action.Name));
        var here = Joined(action.Mappings.Select(m => m.Here is { } field ? app.LabelIn(model.Key, field) : "レコードのURL"));
        var there = Joined(action.Mappings.Select(m => app.LabelIn(action.Destination, m.There)));
        var condition = app.ConditionIn(model.Key, action.Filter, "すべて").Sentence;
        if (model.Key == app.App.Key)
            rows.Add(new RelationRow("アクション", action.Name, App(action.Destination), "", there, condition));
        else if (action.Destination == app.App.Key)
            rows.Add(new RelationRow("アクションで作られる", "", App(model.Key), action.Name, here, condition));
    }

    private static string Joined(IEnumerable<string> names) => string.Join("、", names);

    private void Read(IntegrationReading integration, List<RelationsPictureLink> links, List<RelationRow> rows)
    {
        var fields = integration.Fields.Select(app.Label).ToList();
        var (from, to) = integration.IsIncoming ? (integration.Service, app.App.Key) : (app.App.Key, integration.Service);
        links.Add(new RelationsPictureLink(RelationKind.Integration, from, to, fields.Count == 0 ? integration.Purpose : Shortened(fields)));
        rows.Add(new RelationRow($"外部連携（{integration.Direction}）", string.Join("、", fields), integration.Service, "", "", integration.Purpose.Length == 0 ? "なし" : integration.Purpose));
    }

    private string App(string key) => app.Compilation.Find(key) is { } model ? $"{model.Name}（{key}）" : $"{key}（定義の外）";

    private static string Shortened(List<string> names) =>
        string.Join("、", names.Take(ShownCopies)) + (names.Count > ShownCopies ? $"ほか{names.Count - ShownCopies}" : "");

    private string Sentence(List<RelationsPictureLink> links)
    {
        var key = app.App.Key;
        int Count(RelationKind kind, bool isOut) => links.Where(l => l.Kind == kind && l.From != l.To && (isOut ? l.From : l.To) == key).Select(l => isOut ? l.To : l.From).Distinct(StringComparer.Ordinal).Count();
        var parts = new List<string>();
        if (Count(RelationKind.Lookup, true) is > 0 and var masters)
            parts.Add($"{masters}つのアプリから項目を写す。");
        if (Count(RelationKind.Related, true) is > 0 and var shown)
            parts.Add($"{shown}つのアプリのレコードを表示する。");
        if (Count(RelationKind.Action, true) is > 0 and var made)
            parts.Add($"{made}つのアプリにレコードを作るアクションがある。");
        if (links.Any(l => l.From == key && l.To == key && l.Kind == RelationKind.Action))
            parts.Add("同じアプリに新しいレコードを作るアクションがある。");
        if (links.Any(l => l.From == key && l.To == key && l.Kind != RelationKind.Action))
            parts.Add("同じアプリの別のレコードも参照する。");
        parts.Add(Count(RelationKind.Lookup, false) is > 0 and var users ? $"{users}つのアプリがこのアプリから写す。" : "このアプリから写すアプリはない。");
        if (links.Any(l => l.Kind == RelationKind.Integration && (l.From == key || l.To == key)))
            parts.Add("kintoneの外のサービスとつながる。");
        return string.Concat(parts);
    }
}
