using System.Collections.Immutable;
using System.Globalization;
using AppForge.Compiler;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using AppForge.Compiler.Wire;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Ledger;
using AppForge.Deploy.Planning;

namespace AppForge.Deploy.Live;

/// <summary>
/// Live apps → definitions: keys instead of ids, roles instead of people where the environment knows them. An app without a definition gets the shortest one; the files of
/// one that has are edited. Never records.
/// </summary>
/// <param name="api">The tenant.</param>
/// <param name="reader">Reads it.</param>
/// <param name="target">The project that is written to, as it is now.</param>
public sealed class Importer(KintoneApi api, LiveStateReader reader, Compilation target)
{
    private readonly ImportDecisions _decisions = new();

    /// <summary>What of a live app is taken over; all of it, unless somebody says otherwise.</summary>
    public Func<LiveApp, AppModel> Taken { get; init; } = static live => live.Model;

    /// <summary>Imports apps.</summary>
    /// <param name="choice">Which.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="ids">The ids that are known.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="KintoneApiException">Something can't be read that was asked for by name, or kintone is out of reach.</exception>
    public async Task<ImportResult> ImportAsync(ImportChoice choice, EnvironmentModel environment, AppIdMap ids, CancellationToken cancellationToken)
    {
        var listing = await ListAsync(choice, cancellationToken).ConfigureAwait(false);

        // The tool's own app is nobody's definition, unless it is asked for by its id.
        List<KintoneApp> apps = [.. listing.Where(a => choice.IsByName || a.Id != ids.IdOf(LedgerApp.Key))];
        var known = new ImportKeys(target, environment, _decisions).With(ids, apps);
        var wanted = apps.ToDictionary(a => known.KeyOf(a.Id)!, a => a.Id, StringComparer.Ordinal);
        var names = Planner.NamesOf(known, environment, target.Project.PluginIds);
        var (live, failed) = await reader.ReadReachableAsync(wanted, names, SettingsStage.Live, cancellationToken).ConfigureAwait(false);
        foreach (var (key, failure) in failed)
        {
            if (choice.IsByName)
            {
                throw failure;
            }

            _decisions.Add(ImportDecisionKind.NotRead, Number(wanted[key]), key);
        }

        var files = new ImportedFiles((file, app) => api.DownloadFileAsync(file, app, cancellationToken), _decisions);
        var listed = apps.ToDictionary(a => a.Id);
        var imported = await Task.WhenAll(live.Select(l => ImportAsync(l.Key, l.Value, listed[l.Value.Id], environment, files, cancellationToken))).ConfigureAwait(false);
        AddUses(imported, environment, cancellationToken);
        return new([.. imported], known, _decisions.ToImmutable());
    }

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);

    private async Task<IReadOnlyList<KintoneApp>> ListAsync(ImportChoice choice, CancellationToken cancellationToken)
    {
        var search = AppSearch.All with { Ids = [.. choice.Ids ?? []], SpaceIds = choice.Space is { } space ? [space] : [] };
        var apps = await api.GetAppsAsync(search, cancellationToken).ConfigureAwait(false);
        foreach (var id in (choice.Ids ?? []).Where(id => apps.All(a => a.Id != id)))
        {
            _decisions.Add(ImportDecisionKind.NotRead, Number(id));
        }

        if (choice.IsByName)
        {
            return apps;
        }

        // The list tells apps of guest spaces too; only a reading tells which those are.
        var guestSpace = api.Client.Connection.GuestSpaceId;
        var reached = new List<KintoneApp>();
        foreach (var group in apps.GroupBy(a => a.SpaceId))
        {
            if (group.Key is not { } id || (guestSpace is { } own ? id == own : !await IsGuestSpaceAsync(group.First().Id, cancellationToken).ConfigureAwait(false)))
            {
                reached.AddRange(guestSpace is null || group.Key == guestSpace ? group : []);
            }
            else
            {
                _decisions.Add(ImportDecisionKind.GuestSpace, Number(id), group.Select(a => $"{a.Name} #{Number(a.Id)}"));
            }
        }

        return reached;
    }

    private async Task<bool> IsGuestSpaceAsync(long app, CancellationToken cancellationToken)
    {
        try
        {
            await api.GetSettingsAsync(KintoneCatalog.General.Resource, app, SettingsStage.Live, cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (KintoneApiException e) when (e.IsGuestSpaceApp)
        {
            return true;
        }
        catch (KintoneApiException e) when (e.Kind is KintoneErrorKind.Forbidden or KintoneErrorKind.NotFound)
        {
            return false;
        }
    }

    private async Task<ImportedApp> ImportAsync(
        string key, LiveApp live, KintoneApp listed, EnvironmentModel environment, ImportedFiles files, CancellationToken cancellationToken)
    {
        var definition = target.Find(key);
        var folder = ProjectFiles.FolderOf(key);
        var isKnown = target.Files.Find(folder + ProjectFiles.AppFile) is not null;
        var (withPaths, contents) = await files.TakeAsync(live with { Model = Taken(live) }, definition).ConfigureAwait(false);
        var model = WithoutPattern(withPaths, environment.NamePattern);
        var texts = isKnown ? Edit(model, definition, environment, await HiddenAsync(live.Model, definition, environment, cancellationToken).ConfigureAwait(false)) : New(model, listed, environment, folder);
        AddNotes(key, live);
        return new(key, live.Id, model.Name, isKnown, texts, contents.ToImmutableSortedDictionary(c => folder + c.Key, c => c.Value, StringComparer.Ordinal));
    }

    // Whom the definition names and kintone doesn't show: where that may be because they were stopped or deleted, they aren't taken for removed.
    private async Task<IReadOnlySet<string>> HiddenAsync(AppModel live, AppModel? definition, EnvironmentModel environment, CancellationToken cancellationToken)
    {
        if (definition is null)
        {
            return ImmutableHashSet<string>.Empty;
        }

        var words = RoleTranslation.Of(environment);
        var written = definition.Areas.Where(a => definition.Written(a) is not null)
            .SelectMany(a => PrincipalsIn(definition.Key, words.Expand(definition.Written(a)!, a.Shape), a.Shape, definition.AddressOf(a)));
        var shown = live.Areas.SelectMany(a => PrincipalsIn(live.Key, live.Canonical(a)!, a.Shape, live.AddressOf(a)));
        var (hidden, unverified) = await new PrincipalLookup(api).FindHiddenAsync(written.Except(shown, StringComparer.Ordinal), cancellationToken).ConfigureAwait(false);
        return hidden.Union(unverified);
    }

    private static IEnumerable<string> PrincipalsIn(string app, SettingValue value, Shape shape, Address address) =>
        References.In(app, value, shape, address).Where(r => r.Kind == SymbolKind.Principal).Select(r => r.Name);

    private ImmutableSortedDictionary<string, string> Edit(AppModel model, AppModel? definition, EnvironmentModel environment, IReadOnlySet<string> hidden)
    {
        var edit = DefinitionEditor.Edit(target.Files, model, definition, RoleTranslation.Of(environment), hidden);
        lock (_decisions)
        {
            foreach (var (address, principal) in edit.Kept)
            {
                _decisions.Add(ImportDecisionKind.HiddenPrincipal, principal, address.Text);
            }

            foreach (var (address, path) in edit.Differing)
            {
                _decisions.Add(ImportDecisionKind.Fragment, path, address.Text);
            }

            foreach (var path in edit.Untouched)
            {
                _decisions.Add(ImportDecisionKind.NotEdited, path, model.Key);
            }
        }

        return edit.Files;
    }

    private ImmutableSortedDictionary<string, string> New(AppModel model, KintoneApp listed, EnvironmentModel environment, string folder)
    {
        List<PropertyValue> own = [];
        if (SpaceOf(model.Key, listed, environment) is { } space)
        {
            own.Add(new(KintoneCatalog.App.Find("space")!, ScalarValue.Of(space)));
        }

        if (listed.Code.Length > 0)
        {
            own.Add(new(KintoneCatalog.AppCode, ScalarValue.Of(listed.Code)));
        }

        var node = DefinitionWriter.Write(new RoleFolder(environment).Fold(model), new ObjectValue(KintoneCatalog.App, [.. own], SourceSpan.None));
        return ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create(folder + ProjectFiles.AppFile, YamlWriter.Write(node))]);
    }

    // The environment's own space is where its apps are without saying so.
    private string? SpaceOf(string key, KintoneApp listed, EnvironmentModel environment)
    {
        if (listed.SpaceId is not { } id || id == environment.Space || id == environment.GuestSpace)
        {
            return null;
        }

        var name = environment.Spaces.Where(s => s.Value.Space == id).OrderBy(s => s.Value.Thread == listed.ThreadId ? 0 : 1).Select(s => s.Key).FirstOrDefault();
        if (name is null)
        {
            lock (_decisions)
            {
                _decisions.Add(ImportDecisionKind.UnnamedSpace, Number(id), key);
            }
        }

        return name;
    }

    // What the environment adds to names (【検証】{name}) is no part of a definition.
    private static AppModel WithoutPattern(AppModel app, string? pattern)
    {
        if (pattern?.Split("{name}") is not [var before, var after] || !app.Name.StartsWith(before, StringComparison.Ordinal) || !app.Name.EndsWith(after, StringComparison.Ordinal)
            || app.Name.Length <= before.Length + after.Length)
        {
            return app;
        }

        var general = KintoneCatalog.General;
        var name = ScalarValue.Of(app.Name[before.Length..^after.Length]);
        return app.With(new Dictionary<string, SettingValue>(StringComparer.Ordinal) { [general.Name] = app.General.With("name", name) });
    }

    private void AddNotes(string key, LiveApp live)
    {
        lock (_decisions)
        {
            foreach (var (unknown, _) in UnknownSetting.ByKind(live.Unknown))
            {
                _decisions.Add(ImportDecisionKind.Unknown, unknown.Kind, key);
            }

            if (live.HasUndeployedChanges)
            {
                _decisions.Add(ImportDecisionKind.Undeployed, key, key);
            }

            foreach (var address in live.Model.Areas.SelectMany(a => UnreadableIn(live.Model.Canonical(a)!, live.Model.AddressOf(a))))
            {
                _decisions.Add(ImportDecisionKind.Unreadable, address.Text, key);
            }
        }
    }

    private static IEnumerable<Address> UnreadableIn(SettingValue value, Address address) => value switch
    {
        UnreadableValue => [address],
        ObjectValue o => o.Properties.SelectMany(p => UnreadableIn(p.Value, address.Property(p.Shape.Name))),
        MapValue m => m.Entries.SelectMany(e => UnreadableIn(e.Value, address.Entry(e.Key))),
        ListValue l => l.Items.SelectMany((item, i) => UnreadableIn(item, address.Row((i + 1).ToString(CultureInfo.InvariantCulture)))),
        _ => [],
    };

    // People, apps and plug-ins as the definitions name them now: compiled as they will be.
    private void AddUses(IReadOnlyCollection<ImportedApp> imported, EnvironmentModel environment, CancellationToken cancellationToken)
    {
        var texts = imported.SelectMany(a => a.Texts).Select(t => new SourceText(t.Key, t.Value)).ToDictionary(s => s.Path, StringComparer.Ordinal);
        var compilation = AppCompiler.Compile(ProjectFiles.Of([.. target.Files.Sources.Values.Where(s => !texts.ContainsKey(s.Path)), .. texts.Values]), cancellationToken);
        var plugins = target.Project.PluginIds;
        foreach (var reference in imported.Select(a => compilation.Find(a.Key)).OfType<AppModel>().SelectMany(a => a.References))
        {
            ImportDecisionKind? kind = reference.Kind switch
            {
                SymbolKind.Principal => ImportDecisionKind.NoRole,
                SymbolKind.App when compilation.Find(reference.Name) is null && !environment.External.ContainsKey(reference.Name) => ImportDecisionKind.OutsideApp,
                SymbolKind.Plugin when !plugins.ContainsKey(reference.Name) => ImportDecisionKind.UnknownPlugin,
                _ => null,
            };
            if (kind is { } found)
            {
                _decisions.Add(found, reference.Name, reference.From.Text);
            }
        }
    }
}
