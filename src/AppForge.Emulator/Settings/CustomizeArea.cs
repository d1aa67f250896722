using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings;

/// <summary>JavaScript and CSS: <c>scope</c> and each of the four lists only when sent, a list as a whole; no API tokens (settings.md, 8).</summary>
internal sealed class CustomizeArea : ISettingsArea
{
    public const string Key = "app/customize";
    private const int MaxEntries = 30;

    private static readonly string[] Scopes = ["ALL", "ADMIN", "NONE"];
    private static readonly string[] EntryTypes = ["URL", "FILE"];

    public static IReadOnlyList<string> Devices { get; } = ["desktop", "mobile"];

    public static IReadOnlyList<string> Lists { get; } = ["js", "css"];

    public string Resource => Key;

    public AppNeed LiveNeed => AppNeed.Manage;

    public IReadOnlyList<string> Languages => [];

    public bool HasLiveWrite => false;

    public bool AllowsTokens => false;

    public IReadOnlyList<Mention> Mentions { get; } =
        [.. Devices.SelectMany(device => Lists.Select(list => Mention.File($"{device}.{list}.*.file")))];

    public IReadOnlyList<AreaWrite> Writes => [new("PUT", Put)];

    public JsonObject Initial(AppRow app, string name)
    {
        JsonObject document = new() { ["scope"] = "ALL" };
        foreach (string device in Devices)
        {
            document[device] = new JsonObject(Lists.Select(list => KeyValuePair.Create<string, JsonNode?>(list, new JsonArray())));
        }

        return document;
    }

    public JsonObject Show(AppSettings settings) => settings.Load(Key);

    private static JsonObject Put(AppSettings settings, InputObject input)
    {
        JsonObject document = settings.Load(Key);
        document["scope"] = input.Choice("scope", Scopes) ?? (string)document["scope"]!;
        foreach (string device in Devices)
        {
            if (input.Object(device) is { } part)
            {
                foreach (string list in Lists)
                {
                    ReadList(settings, part, list, document[device]!.AsObject());
                }

                part.Patch(document[device]!.AsObject());
            }
        }

        input.Errors.ThrowIfAny();
        settings.Save(Key, input.Patch(document));
        return [];
    }

    private static void ReadList(AppSettings settings, InputObject part, string list, JsonObject stored)
    {
        if (part.Objects(list) is not { } entries)
        {
            return;
        }

        if (entries.Count > MaxEntries)
        {
            part.Refuse(list, Texts.Count(0, MaxEntries));
            return;
        }

        stored[list] = new JsonArray([.. entries.Select(entry => ReadEntry(settings, entry))]);
    }

    private static JsonObject? ReadEntry(AppSettings settings, InputObject entry)
    {
        if (!entry.Require("type") || entry.Choice("type", EntryTypes) is not { } type)
        {
            return null;
        }

        switch (type)
        {
            case "URL" when entry.Require("url"):
                string url = entry.Text("url")!;
                if (!url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || !Uri.TryCreate(url, UriKind.Absolute, out _))
                {
                    entry.Refuse("url", Texts.OnlyHttps);
                }

                return entry.Keep(new JsonObject { ["type"] = type, ["url"] = url });
            case "FILE" when entry.Require("file"):
                InputObject file = entry.Object("file")!;
                return file.Require("fileKey")
                    ? entry.Keep(new JsonObject { ["type"] = type, ["file"] = SettingsFile.Stored(FileEndpoints.Attach(settings.Call, file.Text("fileKey")!)) })
                    : null;
            default:
                return EntryTypes.Contains(type, StringComparer.Ordinal) ? null : entry.Verbatim();
        }
    }
}
