using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Plugins;

/// <summary>
/// The plug-ins of the system (users-and-orgs.md, C): installed from an uploaded package, updated by one with the same key, taken out while apps keep them.
/// For system administrators.
/// </summary>
internal static class PluginEndpoints
{
    private const int MaxListed = 100;
    private const int MaxApps = 500;
    private const int DefaultApps = 100;

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("GET", "plugins", List) { AllowsTokens = false, IsNeverGuest = true },
        new("GET", "plugins/required", ListRequired) { AllowsTokens = false, IsNeverGuest = true },
        new("GET", "plugin/apps", ListApps) { AllowsTokens = false, IsNeverGuest = true },
        new("POST", "plugin", Install) { AllowsTokens = false, IsNeverGuest = true },
        new("PUT", "plugin", Update) { AllowsTokens = false, IsNeverGuest = true },
        new("DELETE", "plugin", Uninstall) { AllowsTokens = false, IsNeverGuest = true },
    ];

    private static Answer List(Call call)
    {
        DemandAdministrator(call);
        InputObject input = call.Input;
        IReadOnlyList<string>? ids = input.Filter("ids", input.TextList("ids"), MaxListed);
        (int offset, int limit) = PageOf(input, MaxListed, MaxListed);
        IEnumerable<EmulatorPlugin> plugins = Newest(call).Where(p => !p.IsUninstalled && (ids?.Contains(p.Id, StringComparer.Ordinal) ?? true));
        return Answer.Of(new JsonObject
        {
            ["plugins"] = new JsonArray(
            [
                .. plugins.Skip(offset).Take(limit).Select(p => new JsonObject
                {
                    ["id"] = p.Id,
                    ["name"] = p.Name,
                    ["description"] = p.Description,
                    ["version"] = p.Version,
                    ["isMarketPlugin"] = p.IsMarketPlugin,
                }),
            ]),
        });
    }

    /// <summary>What apps have and the system has no more.</summary>
    private static Answer ListRequired(Call call)
    {
        DemandAdministrator(call);
        (int offset, int limit) = PageOf(call.Input, MaxListed, MaxListed);
        HashSet<string> used = [.. call.Store.Apps().SelectMany(app => Of(call, app))];
        IEnumerable<EmulatorPlugin> required = Newest(call).Where(p => p.IsUninstalled && used.Contains(p.Id));
        return Answer.Of(new JsonObject
        {
            ["plugins"] = new JsonArray(
            [
                .. required.Skip(offset).Take(limit).Select(p => new JsonObject { ["id"] = p.Id, ["name"] = p.Name, ["isMarketPlugin"] = p.IsMarketPlugin }),
            ]),
        });
    }

    private static Answer ListApps(Call call)
    {
        DemandAdministrator(call);
        InputObject input = call.Input;
        string? id = input.Require("id") ? input.Text("id") : null;
        if (id is not null && call.World.Directory.FindKnownPlugin(id) is null)
        {
            input.Refuse("id", Texts.UnknownPlugin);
        }

        (int offset, int limit) = PageOf(input, MaxApps, DefaultApps);
        return Answer.Of(new JsonObject
        {
            ["apps"] = new JsonArray(
            [
                .. call.Store.Apps().Where(app => Of(call, app).Contains(id, StringComparer.Ordinal)).Skip(offset).Take(limit)
                    .Select(app => new JsonObject { ["id"] = Wire.Number(app.Id), ["name"] = AppEndpoints.NameOf(call, app) }),
            ]),
        });
    }

    private static Answer Install(Call call)
    {
        DemandAdministrator(call);
        InputObject input = call.Input;
        if (ReadPackage(call, input) is not { } package)
        {
            input.Errors.ThrowIfAny();
            throw KnownErrors.IllegalRequest();
        }

        if (call.World.Directory.FindPlugin(package.Id) is not null)
        {
            // There is a call to update it.
            input.Refuse("fileKey", Texts.PluginIsInstalled);
            input.Errors.ThrowIfAny();
        }

        return Keep(call, package, new EmulatorPlugin(package.Id, "") { InstalledAt = call.World.Now });
    }

    private static Answer Update(Call call)
    {
        DemandAdministrator(call);
        InputObject input = call.Input;
        EmulatorPlugin? plugin = ReadInstalled(call, input);
        PluginPackage? package = ReadPackage(call, input);
        if (plugin is not null && package is not null && package.Id != plugin.Id)
        {
            input.Refuse("fileKey", Texts.OtherPlugin);
        }

        input.Errors.ThrowIfAny();
        return Keep(call, package!, plugin!);
    }

    private static Answer Uninstall(Call call)
    {
        DemandAdministrator(call);
        InputObject input = call.Input;
        EmulatorPlugin? plugin = ReadInstalled(call, input);
        input.Errors.ThrowIfAny();
        call.World.ChangeDirectory(d => d.With(plugin! with { IsUninstalled = true }));
        return Answer.Of(new JsonObject());
    }

    private static Answer Keep(Call call, PluginPackage package, EmulatorPlugin plugin)
    {
        call.World.ChangeDirectory(d => d.With(plugin with
        {
            Name = package.TextOf("name", "ja", "en"),
            Description = package.TextOf("description", "ja", "en"),
            Version = package.Version,
        }));
        return Answer.Of(new JsonObject { ["id"] = package.Id, ["version"] = package.Version });
    }

    private static EmulatorPlugin? ReadInstalled(Call call, InputObject input)
    {
        if (!input.Require("id") || input.Text("id") is not { } id)
        {
            return null;
        }

        EmulatorPlugin? plugin = call.World.Directory.FindPlugin(id);
        if (plugin is null)
        {
            input.Refuse("id", Texts.UnknownPlugin);
        }

        return plugin;
    }

    private static PluginPackage? ReadPackage(Call call, InputObject input)
    {
        if (!input.Require("fileKey") || input.Text("fileKey") is not { } key)
        {
            return null;
        }

        PluginPackage? package = PluginPackage.Read(FileEndpoints.Attach(call, key).Content);
        if (package is null)
        {
            input.Refuse("fileKey", Texts.BadPlugin);
        }

        return package;
    }

    /// <summary>The plug-ins of an app as its users have them, or as they are to be.</summary>
    private static IEnumerable<string> Of(Call call, AppRow app) => new[] { Side.Live, Side.Preview }
        .SelectMany(side => call.Store.FindSetting(app.Id, PluginsArea.Key, side)?["plugins"]?.AsArray() ?? [])
        .Select(p => (string)p!["id"]!);

    // Those that were there from the start came before all others.
    private static IEnumerable<EmulatorPlugin> Newest(Call call) => call.World.Directory.Plugins.OrderByDescending(p => p.InstalledAt ?? DateTimeOffset.MinValue);

    private static (int Offset, int Limit) PageOf(InputObject input, int max, int standard)
    {
        (int, int) page = ((int)(input.Integer("offset", 0, int.MaxValue) ?? 0), (int)(input.Integer("limit", 1, max) ?? standard));
        input.Errors.ThrowIfAny();
        return page;
    }

    private static void DemandAdministrator(Call call)
    {
        if (!call.Caller.User.IsAdministrator)
        {
            throw KnownErrors.NoPrivilege();
        }
    }
}
