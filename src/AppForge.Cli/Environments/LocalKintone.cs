using System.Security.Cryptography;
using AppForge.Cli.Projects;
using AppForge.Compiler;
using AppForge.Compiler.Catalog.Kinds;
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

    /// <summary>The environment with every role resolved that the definitions use.</summary>
    public static EnvironmentModel Environment(Compilation compilation)
    {
        var written = compilation.Environments.GetValueOrDefault(Name) ?? EnvironmentModel.Empty(Name);
        var known = written.Roles.ToHashSet(StringComparer.Ordinal);
        var missing = Names(compilation.Apps.Values, SymbolKind.Role).Where(r => !known.Contains(r)).Select(r =>
            new MapEntry(r, SourceSpan.None, new ListValue([ScalarValue.Of("group/" + r)], SourceSpan.None)));
        var roles = new MapValue([.. (written.Value[RolesProperty] as MapValue)?.Entries ?? [], .. missing], SourceSpan.None);
        return written with { Value = written.Value.With(RolesProperty, roles) };
    }

    /// <summary>Starts the emulator with the project's local data.</summary>
    /// <param name="folder">Where the data is.</param>
    /// <param name="apps">The apps as the environment shall have them.</param>
    /// <param name="project">The project, for its register of plug-ins.</param>
    /// <param name="context">The clock.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The emulator and the way to it; its password is known to nobody else and ends with the process.</returns>
    public static async Task<(EmulatorHost Host, KintoneConnection Connection)> StartAsync(
        LocalFolder folder, IEnumerable<AppModel> apps, ProjectModel project, CliContext context, CancellationToken cancellationToken)
    {
        folder.Create();
        var password = RandomNumberGenerator.GetHexString(32);
        var host = await EmulatorHost.StartAsync(
            new EmulatorOptions
            {
                DataSource = folder.Data,
                AdministratorPassword = password,
                Directory = DirectoryOf(apps, project),
                DeployDuration = TimeSpan.Zero,
                TimeProvider = context.Time,
            },
            cancellationToken);
        return (host, new KintoneConnection(host.BaseAddress, new KintoneCredentials.Password(Administrator, new Secret(password))));
    }

    private static EmulatorDirectory DirectoryOf(IEnumerable<AppModel> apps, ProjectModel project)
    {
        var codes = Names(apps, SymbolKind.Principal).ToList();
        IEnumerable<string> Codes(string prefix) => codes.Where(c => c.StartsWith(prefix, StringComparison.Ordinal)).Select(c => c[prefix.Length..]);
        return new()
        {
            Groups = [.. Codes("group/").Where(c => c is not ("everyone" or "Administrators")).Select(c => new EmulatorGroup(c, c))],
            Organizations = [.. Codes("organization/").Select(c => new EmulatorOrganization(c, c, null))],
            Plugins = [.. PluginsOf(apps, project)],
            Users = [.. Codes("user/").Where(c => c != Administrator).Select(c => new EmulatorUser { Code = c, Password = RandomNumberGenerator.GetHexString(32) })],
        };
    }

    // The whole register, and what apps name by its id.
    private static IEnumerable<EmulatorPlugin> PluginsOf(IEnumerable<AppModel> apps, ProjectModel project) => project.Plugins.Select(p => new EmulatorPlugin(p.Id, p.Name))
        .Concat(Names(apps, SymbolKind.Plugin).Where(PluginIdKind.IsId).Select(id => new EmulatorPlugin(id, id))).Where(p => p.Id.Length > 0).DistinctBy(p => p.Id, StringComparer.Ordinal);

    private static SortedSet<string> Names(IEnumerable<AppModel> apps, SymbolKind kind) => new(
        apps.SelectMany(app => app.Areas.SelectMany(area => References.In(app.Key, app.Canonical(area)!, area.Shape, app.AddressOf(area)))).Where(r => r.Kind == kind).Select(r => r.Name),
        StringComparer.Ordinal);
}
