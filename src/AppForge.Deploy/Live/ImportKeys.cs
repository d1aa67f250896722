using System.Globalization;
using System.Text.RegularExpressions;
using AppForge.Compiler;
using AppForge.Compiler.Model;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Kintone;

namespace AppForge.Deploy.Live;

/// <summary>
/// Chooses the keys of apps that have none yet: the definition that declares the app's code, the code itself, else <c>app-ID</c>. A key is the name of a folder, on every
/// system: no two that differ in case only, none that Windows keeps for a device.
/// </summary>
/// <param name="target">The project that is written to.</param>
/// <param name="environment">The environment.</param>
/// <param name="decisions">Where an app goes whose code can't be its key.</param>
internal sealed partial class ImportKeys(Compilation target, EnvironmentModel environment, ImportDecisions decisions)
{
    private const int MostCharacters = 64;

    private static readonly HashSet<string> Devices = new(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(i => new[] { FormattableString.Invariant($"com{i}"), FormattableString.Invariant($"lpt{i}") })],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether Windows takes a name for a device, with or without an ending.</summary>
    public static bool IsDevice(string name) => Devices.Contains(name.Split('.')[0].Trim());

    /// <summary>The ids with those of some apps added.</summary>
    public AppIdMap With(AppIdMap ids, IEnumerable<KintoneApp> apps) =>
        apps.OrderBy(a => a.Id).Where(a => ids.KeyOf(a.Id) is null).Aggregate(ids, (known, app) => known.With(KeyFor(app, known), app.Id));

    private string KeyFor(KintoneApp app, AppIdMap ids)
    {
        var number = app.Id.ToString(CultureInfo.InvariantCulture);
        var declared = app.Code.Length == 0 ? null : target.Apps.Values.FirstOrDefault(a => a.Own("appCode") == app.Code && ids.IdOf(a.Key) is null)?.Key;
        var external = environment.External.FirstOrDefault(e => e.Value == number).Key;
        var code = NotInKeys().Replace(app.Code.ToLowerInvariant(), "-").Trim('-');
        if ((declared ?? (external is not null && IsFree(external, ids) ? external : null) ?? (IsFree(code, ids) ? code : null)) is { } key)
        {
            return key;
        }

        var fallback = "app-" + number;
        for (var i = 2; !IsFree(fallback, ids); i++)
        {
            fallback = FormattableString.Invariant($"app-{app.Id}-{i}");
        }

        if (app.Code.Length > 0)
        {
            decisions.Add(ImportDecisionKind.Key, app.Code, fallback);
        }

        return fallback;
    }

    private static bool IsFree(string key, AppIdMap ids) =>
        Key().IsMatch(key) && key.Length <= MostCharacters && key != UnreadableValue.Word && !IsDevice(key) && !ids.Ids.Keys.Contains(key, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotInKeys();

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
