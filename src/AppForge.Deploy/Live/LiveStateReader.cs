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

    /// <summary>The same reader for some areas only.</summary>
    public LiveStateReader Only(IEnumerable<SettingsArea> areas)
    {
        var wanted = areas.ToHashSet();
        return new(api, builtIns, timeZone)
        {
            FieldsElsewhere = FieldsElsewhere,
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
            r => new LiveApp(r.Answer.Id, Model(r.Answer.Key, translated[r.Answer.Key], fields), r.Answer.Revision, r.Answer.LiveRevision, r.Values.Unknown) { Names = liveNames[r.Answer.Key] },
            StringComparer.Ordinal);
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

    private async Task<(string Key, Answer? Answer, KintoneApiException? Failure)> ReadNamedAsync(string key, long id, SettingsStage stage, CancellationToken cancellationToken)
    {
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
        var other = ReadOtherRevisionAsync(id, stage, cancellationToken);
        var areas = await Task.WhenAll(Areas.Select(async area => (Area: area, Json: await ReadAreaAsync(area, id, stage, cancellationToken).ConfigureAwait(false)))).ConfigureAwait(false);
        var revision = KintoneApi.RevisionOf(areas.First(a => ReferenceEquals(a.Area, KintoneCatalog.General)).Json!.Value);
        var otherRevision = await other.ConfigureAwait(false);
        return stage == SettingsStage.PreLive
            ? new(key, id, [.. areas], revision, otherRevision)
            : new(key, id, [.. areas], otherRevision ?? revision, revision);
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

    private sealed record Answer(string Key, long Id, ImmutableArray<(SettingsArea Area, JsonElement? Json)> Areas, long Revision, long? LiveRevision);
}
