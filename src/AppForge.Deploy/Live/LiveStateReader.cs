using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Wire;
using AppForge.Deploy.Kintone;

namespace AppForge.Deploy.Live;

/// <summary>Reads the settings of apps into the same models as definitions. The client's gate keeps the number of requests at a time.</summary>
/// <param name="api">The tenant.</param>
/// <param name="builtIns">The names of built-in fields in the project's language.</param>
/// <param name="timeZone">The project's time zone.</param>
public sealed class LiveStateReader(KintoneApi api, BuiltInNames builtIns, string timeZone)
{
    /// <summary>The areas that are read; general settings and fields are always among them, since nothing can be understood without.</summary>
    public ImmutableArray<SettingsArea> Areas { get; init; } = KintoneCatalog.Areas;

    /// <summary>What was answered before; used where nothing changed since.</summary>
    public SettingsCache Kept { get; init; } = SettingsCache.None;

    /// <summary>The apps as the tenant lists them, by id: what is kept of one that isn't listed as it was is of another. Asked for only where something is kept.</summary>
    public Task<IReadOnlyDictionary<long, KintoneApp>> Listed { get; init; } = Task.FromResult<IReadOnlyDictionary<long, KintoneApp>>(ImmutableDictionary<long, KintoneApp>.Empty);

    // What this reader was answered, and what the one before it was.
    private readonly ConcurrentDictionary<(string App, SettingsStage Stage), Answer> _answers = new();
    private ImmutableDictionary<(string App, SettingsStage Stage), Answer> _before = ImmutableDictionary<(string App, SettingsStage Stage), Answer>.Empty;

    /// <summary>The same reader, for looking at some apps once more: asks kintone for them whatever is kept, and for no other app that it has read.</summary>
    /// <param name="apps">The keys of the apps.</param>
    public LiveStateReader Doubting(IReadOnlySet<string> apps) => new(api, builtIns, timeZone)
    {
        Areas = Areas,
        FieldsElsewhere = FieldsElsewhere,
        Kept = Kept.Refreshed,
        Listed = Listed,
        _before = _before.SetItems(_answers).RemoveRange(_answers.Keys.Concat(_before.Keys).Where(a => apps.Contains(a.App))),
    };

    /// <summary>The same reader for some areas only.</summary>
    public LiveStateReader Only(IEnumerable<SettingsArea> areas)
    {
        var wanted = areas.ToHashSet();
        return new(api, builtIns, timeZone)
        {
            FieldsElsewhere = FieldsElsewhere,
            Kept = Kept,
            Listed = Listed,
            Areas = [.. KintoneCatalog.Areas.Where(a => wanted.Contains(a) || ReferenceEquals(a, KintoneCatalog.General) || ReferenceEquals(a, KintoneCatalog.Fields))],
        };
    }

    /// <summary>The fields of apps that aren't read, by key: what is left to a default may depend on those of another app.</summary>
    public Func<string, MapValue?> FieldsElsewhere { get; init; } = static _ => null;

    /// <summary>Reads all areas of some apps.</summary>
    /// <param name="apps">App key → id.</param>
    /// <param name="names">All app keys that are known in the tenant, for what apps refer to.</param>
    /// <param name="stage">Pre-live or live.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="KintoneApiException">Something can't be read: no right, an app is gone, kintone is out of reach.</exception>
    public async Task<ImmutableSortedDictionary<string, LiveApp>> ReadAsync(
        IReadOnlyDictionary<string, long> apps, WireNames names, SettingsStage stage, CancellationToken cancellationToken)
    {
        var (read, failed) = await ReadReachableAsync(apps, names, stage, cancellationToken).ConfigureAwait(false);
        return failed.IsEmpty ? read : throw failed.First().Value;
    }

    /// <summary>Reads all areas of those apps that can be read.</summary>
    /// <param name="apps">App key → id.</param>
    /// <param name="names">All app keys that are known in the tenant, for what apps refer to.</param>
    /// <param name="stage">Pre-live or live.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The apps; and those that are gone, in a guest space, or hidden from this account, each with what kintone said.</returns>
    /// <exception cref="KintoneApiException">kintone is out of reach.</exception>
    public async Task<(ImmutableSortedDictionary<string, LiveApp> Apps, ImmutableSortedDictionary<string, KintoneApiException> Failed)> ReadReachableAsync(
        IReadOnlyDictionary<string, long> apps, WireNames names, SettingsStage stage, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(apps.Select(a => ReadNamedAsync(a.Key, a.Value, stage, cancellationToken))).ConfigureAwait(false);
        answers = await WithoutHiddenAsync(answers, names, stage, cancellationToken).ConfigureAwait(false);
        foreach (var answer in answers.Select(a => a.Answer).OfType<Answer>())
        {
            _answers[(answer.Key, stage)] = answer;
        }

        var failed = answers.Where(a => a.Failure is not null).ToImmutableSortedDictionary(a => a.Key, a => a.Failure!, StringComparer.Ordinal);
        var read = answers.Select(a => a.Answer).OfType<Answer>().Select(a => (Answer: a, Values: Values(a, names))).ToList();
        var liveFields = read.ToDictionary(r => r.Answer.Key, r => r.Values.Areas[KintoneCatalog.Fields.Name] as MapValue, StringComparer.Ordinal);
        var liveNames = liveFields.ToDictionary(f => f.Key, f => NamesOf(f.Key, f.Value), StringComparer.Ordinal);
        var translation = new LiveTranslation(liveNames, liveFields.GetValueOrDefault, _ => null);
        var translated = read.ToDictionary(r => r.Answer.Key, r => (IReadOnlyDictionary<string, SettingValue?>)KintoneCatalog.Areas.Where(a => r.Values.Areas.ContainsKey(a.Name)).ToDictionary(
            a => a.Name, a => r.Values.Areas[a.Name] is { } value ? translation.ToProject(r.Answer.Key, value, a) : null, StringComparer.Ordinal), StringComparer.Ordinal);
        var fields = translated.ToDictionary(t => t.Key, t => t.Value[KintoneCatalog.Fields.Name] as MapValue ?? MapValue.Empty, StringComparer.Ordinal);
        var live = read.ToImmutableSortedDictionary(
            r => r.Answer.Key,
            r => new LiveApp(r.Answer.Id, Model(r.Answer.Key, translated[r.Answer.Key], fields), r.Answer.Revision, r.Answer.LiveRevision, r.Values.Unknown) { Names = liveNames[r.Answer.Key], IsKept = r.Answer.IsKept },
            StringComparer.Ordinal);
        await KeepAsync(read.Select(r => r.Answer), live).ConfigureAwait(false);
        return (live, failed);
    }

    /// <summary>The names that the built-in fields of an app have in kintone, where they aren't the project's.</summary>
    /// <param name="key">The app's key.</param>
    /// <param name="fields">Its fields as kintone has them.</param>
    public LiveNames NamesOf(string key, MapValue? fields) => LiveNames.Of(key, fields, builtIns);

    private AppModel Model(string key, IReadOnlyDictionary<string, SettingValue?> areas, Dictionary<string, MapValue> fields) =>
        AppModel.OfLive(areas, new CanonicalScope { AppKey = key, BuiltIns = builtIns, RecordNumberOf = other => RecordNumberIn(fields.GetValueOrDefault(other) ?? FieldsElsewhere(other)), TimeZone = timeZone });

    private string? RecordNumberIn(MapValue? fields) => fields is null ? null : CanonicalScope.RecordNumberIn(fields, builtIns);

    private static (Dictionary<string, SettingValue?> Areas, IReadOnlyList<UnknownSetting> Unknown) Values(Answer answer, WireNames names)
    {
        var reader = new WireReader(names);
        var areas = answer.Areas.ToDictionary(
            a => a.Area.Name, a => a.Json is { } json ? reader.Read(json, a.Area) : new UnreadableValue(Compiler.Syntax.SourceSpan.None), StringComparer.Ordinal);
        return (areas, reader.Unknown);
    }

    // kintone leaves out of its answers whom it stopped: those that were kept still name them. One look-up for all apps.
    private async Task<(string Key, Answer? Answer, KintoneApiException? Failure)[]> WithoutHiddenAsync(
        (string Key, Answer? Answer, KintoneApiException? Failure)[] answers, WireNames names, SettingsStage stage, CancellationToken cancellationToken)
    {
        var named = answers.Where(a => a.Answer is { IsKept: true } && !_before.ContainsKey((a.Key, stage))).ToDictionary(a => a.Key, a => PrincipalsIn(a.Answer!, names), StringComparer.Ordinal);
        var (hidden, unknown) = await new PrincipalLookup(api).FindHiddenAsync(named.Values.SelectMany(n => n), cancellationToken).ConfigureAwait(false);
        var doubtful = hidden.Union(unknown);
        var again = named.Where(n => doubtful.Overlaps(n.Value)).Select(n => n.Key).ToHashSet(StringComparer.Ordinal);
        var reader = Doubting(again);
        return await Task.WhenAll(answers.Select(a => again.Contains(a.Key) ? reader.ReadNamedAsync(a.Key, a.Answer!.Id, stage, cancellationToken) : Task.FromResult(a))).ConfigureAwait(false);
    }

    private static HashSet<string> PrincipalsIn(Answer answer, WireNames names)
    {
        var values = Values(answer, names).Areas;
        return KintoneCatalog.Areas.Where(a => values.GetValueOrDefault(a.Name) is not null)
            .SelectMany(a => References.In(answer.Key, values[a.Name]!, a.Shape, Address.OfApp(answer.Key))).Where(r => r.Kind == SymbolKind.Principal).Select(r => r.Name)
            .ToHashSet(StringComparer.Ordinal);
    }

    private async Task KeepAsync(IEnumerable<Answer> answers, ImmutableSortedDictionary<string, LiveApp> live)
    {
        var fresh = ReferenceEquals(Kept, SettingsCache.None) ? [] : answers.Where(a => !a.IsKept && a.Areas.Length == KintoneCatalog.Areas.Length && a.Areas.All(r => r.Json is not null)).ToList();
        if (fresh.Count == 0)
        {
            return;
        }

        var listed = await Listed.ConfigureAwait(false);
        foreach (var answer in fresh.Where(a => listed.ContainsKey(a.Id)))
        {
            var (app, here) = (live[answer.Key], listed[answer.Id]);
            Kept.Keep(app, new(app.Revision, here.CreatedAt, here.ModifiedAt, answer.Areas.ToImmutableSortedDictionary(a => a.Area.Resource, a => a.Json!.Value, StringComparer.Ordinal)));
        }
    }

    private async Task<(string Key, Answer? Answer, KintoneApiException? Failure)> ReadNamedAsync(string key, long id, SettingsStage stage, CancellationToken cancellationToken)
    {
        if (_before.TryGetValue((key, stage), out var known))
        {
            return (key, known, null);
        }

        try
        {
            return (key, await ReadAppAsync(key, id, stage, cancellationToken).ConfigureAwait(false), null);
        }
        catch (KintoneApiException e) when (e.Kind is KintoneErrorKind.NotFound or KintoneErrorKind.Forbidden || e.IsGuestSpaceApp)
        {
            return (key, null, e.About(new($"アプリ {key}（#{id}）: ", $"App {key} (#{id}):")));
        }
    }

    private async Task<Answer> ReadAppAsync(string key, long id, SettingsStage stage, CancellationToken cancellationToken)
    {
        if (Kept.Find(id) is { } kept && (await Listed.ConfigureAwait(false)).TryGetValue(id, out var listed) && kept.IsOf(listed))
        {
            // The general settings are wanted anyway, and tell the revision.
            var general = await api.GetSettingsAsync(KintoneCatalog.General.Resource, id, stage, cancellationToken).ConfigureAwait(false);
            return KintoneApi.RevisionOf(general) == kept.Revision
                ? await OfKeptAsync(key, id, kept, stage, general, cancellationToken).ConfigureAwait(false)
                : await ReadAppAsync(key, id, stage, general, cancellationToken).ConfigureAwait(false);
        }

        return await ReadAppAsync(key, id, stage, null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Answer> OfKeptAsync(string key, long id, KeptAnswers kept, SettingsStage stage, JsonElement general, CancellationToken cancellationToken)
    {
        var areas = Areas.Select(a => (a, (JsonElement?)(ReferenceEquals(a, KintoneCatalog.General) ? general : kept.Areas[a.Resource])));

        // Where pre-live has the revision that was live, live has it still (SettingsCache); of live, pre-live may be ahead.
        var preLive = stage == SettingsStage.PreLive ? kept.Revision : await ReadOtherRevisionAsync(id, stage, cancellationToken).ConfigureAwait(false) ?? kept.Revision;
        return new(key, id, [.. areas], preLive, kept.Revision, IsKept: true);
    }

    private async Task<Answer> ReadAppAsync(string key, long id, SettingsStage stage, JsonElement? general, CancellationToken cancellationToken)
    {
        var other = ReadOtherRevisionAsync(id, stage, cancellationToken);
        var areas = await Task.WhenAll(Areas.Select(async area => (
            Area: area, Json: general is not null && ReferenceEquals(area, KintoneCatalog.General) ? general : await ReadAreaAsync(area, id, stage, cancellationToken).ConfigureAwait(false)))).ConfigureAwait(false);
        var revision = KintoneApi.RevisionOf(areas.First(a => ReferenceEquals(a.Area, KintoneCatalog.General)).Json!.Value);
        var otherRevision = await other.ConfigureAwait(false);
        return stage == SettingsStage.PreLive
            ? new Answer(key, id, [.. areas], revision, otherRevision)
            : new Answer(key, id, [.. areas], otherRevision ?? revision, revision);
    }

    // An area of an app that is there, but may not be read (rights, an API token), is hidden, not empty. Without the fields nothing of an app makes sense.
    private async Task<JsonElement?> ReadAreaAsync(SettingsArea area, long id, SettingsStage stage, CancellationToken cancellationToken)
    {
        try
        {
            return await api.GetSettingsAsync(area.Resource, id, stage, cancellationToken).ConfigureAwait(false);
        }
        catch (KintoneApiException e) when (e.Kind is KintoneErrorKind.Forbidden or KintoneErrorKind.NotFound
            && !ReferenceEquals(area, KintoneCatalog.General) && !ReferenceEquals(area, KintoneCatalog.Fields))
        {
            return null;
        }
    }

    private async Task<long?> ReadOtherRevisionAsync(long id, SettingsStage stage, CancellationToken cancellationToken) => stage == SettingsStage.PreLive
        ? await new AppRevisions(api).LiveAsync(id, cancellationToken).ConfigureAwait(false)
        : await new AppRevisions(api).PreLiveAsync(id, cancellationToken).ConfigureAwait(false);

    private sealed record Answer(string Key, long Id, ImmutableArray<(SettingsArea Area, JsonElement? Json)> Areas, long Revision, long? LiveRevision, bool IsKept = false);
}
