using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AppForge.Cli.Projects;
using AppForge.Compiler;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using AppForge.Deploy.Kintone;
using AppForge.Emulator;

namespace AppForge.Cli.Environments;

/// <summary>
/// The environment <c>local</c>: the emulator in this process, with the project's own data. It asks for no configuration, so that it knows everybody whom the
/// definitions name, and a role that its file doesn't resolve is a group of that name.
/// </summary>
internal static class LocalKintone
{
    /// <summary>The name of the environment.</summary>
    public const string Name = "local";

    private const string Administrator = "Administrator";
    private const string RolesProperty = "roles";
    private const string SpacesProperty = "spaces";

    /// <summary>The environment with every role resolved that the definitions use.</summary>
    public static EnvironmentModel Environment(Compilation compilation)
    {
        var written = compilation.Environments.GetValueOrDefault(Name) ?? EnvironmentModel.Empty(Name);
        var known = written.Roles.ToHashSet(StringComparer.Ordinal);
        var missing = Names(compilation.Apps.Values, SymbolKind.Role).Where(r => !known.Contains(r)).Select(r =>
            new MapEntry(r, SourceSpan.None, new ListValue([ScalarValue.Of("group/" + r)], SourceSpan.None)));
        var roles = new MapValue([.. (written.Value[RolesProperty] as MapValue)?.Entries ?? [], .. missing], SourceSpan.None);
        return written with { Value = written.Value.With(RolesProperty, roles).With(SpacesProperty, Spaces(written, compilation.Apps.Values)) };
    }

    // A space that its file doesn't resolve has an id that its name gives, so that it stays the same whatever other names come.
    private static MapValue Spaces(EnvironmentModel written, IEnumerable<AppModel> apps)
    {
        var shape = (ObjectShape)((MapShape)KintoneCatalog.Environment.Find(SpacesProperty)!.Shape).Value;
        var missing = apps.Select(a => a.Space).OfType<string>().Distinct(StringComparer.Ordinal).Where(s => !written.Spaces.ContainsKey(s)).Order(StringComparer.Ordinal);
        return new(
            [
                .. (written.Value[SpacesProperty] as MapValue)?.Entries ?? [],
                .. missing.Select(s => new MapEntry(s, SourceSpan.None, new ObjectValue(shape, [new(shape.Sole!, ScalarValue.Of(IdOf(s, written)))], SourceSpan.None))),
            ],
            SourceSpan.None);
    }

    private static string IdOf(string space, EnvironmentModel written) =>
        (written.GuestSpace ?? (long)(BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(space))) % int.MaxValue) + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Starts the emulator with the project's local data.</summary>
    /// <param name="folder">Where the data is.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="apps">The apps as the environment shall have them.</param>
    /// <param name="pluginIds">The project's register of plug-ins.</param>
    /// <param name="context">The clock.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The emulator and the way to it; its password is known to nobody else and ends with the process.</returns>
    public static async Task<(EmulatorHost Host, KintoneConnection Connection)> StartAsync(
        LocalFolder folder, EnvironmentModel environment, IEnumerable<AppModel> apps, ImmutableSortedDictionary<string, string> pluginIds, CliContext context, CancellationToken cancellationToken)
    {
        folder.Create();
        var password = RandomNumberGenerator.GetHexString(32);
        EmulatorOptions options = new()
        {
            DataSource = folder.Data,
            AdministratorPassword = password,
            Directory = DirectoryOf(environment, apps, pluginIds),
            DeployDuration = TimeSpan.Zero,
            TimeProvider = context.Time,
        };
        try
        {
            var host = await EmulatorHost.StartAsync(options, cancellationToken);
            return (host, new KintoneConnection(host.BaseAddress, new KintoneCredentials.Password(Administrator, new Secret(password))) { GuestSpaceId = environment.GuestSpace });
        }
        catch (EmulatorDataException failure)
        {
            throw EmulatorData.Stop(failure);
        }
    }

    /// <summary>Everybody and everything whom the definitions name.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="apps">The apps as the environment shall have them.</param>
    /// <param name="pluginIds">The project's register of plug-ins.</param>
    public static EmulatorDirectory DirectoryOf(EnvironmentModel environment, IEnumerable<AppModel> apps, ImmutableSortedDictionary<string, string> pluginIds)
    {
        var spaces = environment.Spaces.Select(s => (s.Value.Space, s.Value.Thread, Name: s.Key))
            .Concat(new long?[] { environment.Space, environment.GuestSpace }.OfType<long>().Select(s => (Space: s, Thread: (long?)null, Name: s.ToString(CultureInfo.InvariantCulture))))
            .DistinctBy(s => s.Space);
        var plugins = pluginIds.Concat(Names(apps, SymbolKind.Plugin).Where(p => !pluginIds.ContainsKey(p)).Select(p => KeyValuePair.Create(p, p)));
        var codes = Names(apps, SymbolKind.Principal).ToList();
        IEnumerable<string> Codes(string prefix) => codes.Where(c => c.StartsWith(prefix, StringComparison.Ordinal)).Select(c => c[prefix.Length..]);
        return new()
        {
            Groups = [.. Codes("group/").Where(c => c is not ("everyone" or "Administrators")).Select(c => new EmulatorGroup(c, c))],
            Spaces = [.. spaces.Select(s => new EmulatorSpace(s.Space, s.Name, s.Thread ?? s.Space, s.Space == environment.GuestSpace))],
            Plugins = [.. plugins.DistinctBy(p => p.Value).Select(p => new EmulatorPlugin(p.Value, p.Key))],
            Organizations = [.. Codes("organization/").Select(c => new EmulatorOrganization(c, c, null))],
            Users = [.. Codes("user/").Where(c => c != Administrator).Select(c => new EmulatorUser { Code = c, Password = RandomNumberGenerator.GetHexString(32) })],
        };
    }

    private static SortedSet<string> Names(IEnumerable<AppModel> apps, SymbolKind kind) => new(
        apps.SelectMany(app => app.Areas.SelectMany(area => References.In(app.Key, app.Canonical(area)!, area.Shape, app.AddressOf(area)))).Where(r => r.Kind == kind).Select(r => r.Name),
        StringComparer.Ordinal);
}
