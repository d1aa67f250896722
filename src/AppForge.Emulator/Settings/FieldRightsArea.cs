using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings;

/// <summary>Field rights: the whole list is replaced; a field without an entry is open (settings.md, 4).</summary>
internal sealed class FieldRightsArea : ISettingsArea
{
    public const string Key = "field/acl";

    private static readonly string[] EntityTypes = ["USER", "GROUP", "ORGANIZATION", "FIELD_ENTITY"];
    private static readonly string[] Accessibilities = ["READ", "WRITE", "NONE"];

    public string Resource => Key;

    public AppNeed LiveNeed => AppNeed.Manage;

    public IReadOnlyList<string> Languages => [];

    public bool HasLiveWrite => true;

    public IReadOnlyList<Mention> Mentions { get; } = [Mention.Field("rights.*.code"), Mention.Principal("rights.*.entities.*.entity") with { GivesRight = true }];

    public IReadOnlyList<AreaWrite> Writes => [new("PUT", Put)];

    public JsonObject Initial(AppRow app, string name) => new() { ["rights"] = new JsonArray() };

    public JsonObject Show(AppSettings settings) => settings.Load(Key);

    private static JsonObject Put(AppSettings settings, InputObject input)
    {
        input.Require("rights");
        HashSet<string> seen = new(StringComparer.Ordinal);
        JsonArray rights = [.. (input.Objects("rights") ?? []).Select(row => ReadField(settings, row, seen))];
        input.Errors.ThrowIfAny();
        settings.Replace(Key, input, "rights", rights);
        return [];
    }

    private static JsonObject ReadField(AppSettings settings, InputObject row, HashSet<string> seen)
    {
        row.Require("entities");
        string code = row.Require("code") ? row.Text("code")! : "";
        if (code.Length > 0 && settings.Fields.Find(code) is null)
        {
            throw KnownErrors.FieldNotFound(code);
        }

        if (!seen.Add(code))
        {
            row.Refuse("code", Texts.Duplicate);
        }

        IEnumerable<JsonObject> entities = (row.Objects("entities") ?? []).Select(entity => ReadEntity(settings, entity));
        return row.Keep(new JsonObject { ["code"] = code, ["entities"] = Entities.EveryoneLast([.. entities]) });
    }

    private static JsonObject ReadEntity(AppSettings settings, InputObject row)
    {
        row.Require("accessibility");
        return row.Keep(new JsonObject
        {
            ["entity"] = Entities.Read(settings, row, EntityTypes),
            ["accessibility"] = row.Choice("accessibility", Accessibilities),
            ["includeSubs"] = Entities.IncludeSubs(row),
        });
    }
}
