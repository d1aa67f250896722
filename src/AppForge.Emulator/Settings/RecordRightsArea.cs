using System.Text.Json.Nodes;
using AppForge.Compiler.Query;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Checks;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings;

/// <summary>Record rights: the whole list is replaced. A rule without <c>everyone</c> gives the others nothing; whether kintone then shows an entry for it is not known, so none is shown.</summary>
internal sealed class RecordRightsArea : ISettingsArea
{
    public const string Key = "record/acl";

    private static readonly string[] EntityTypes = ["USER", "GROUP", "ORGANIZATION", "FIELD_ENTITY"];

    public string Resource => Key;

    public AppNeed LiveNeed => AppNeed.Manage;

    public bool HasLiveWrite => true;

    public IReadOnlyList<Mention> Mentions { get; } = [Mention.Condition("rights.*.filterCond") with { GivesRight = true }, Mention.Principal("rights.*.entities.*.entity") with { GivesRight = true }];

    public IReadOnlyList<AreaWrite> Writes => [new("PUT", Put)];

    public JsonObject Initial(AppRow app, string name) => new() { ["rights"] = new JsonArray() };

    public JsonObject Show(AppSettings settings) => settings.Load(Key);

    private static JsonObject Put(AppSettings settings, InputObject input)
    {
        input.Require("rights");
        JsonArray rights = [.. (input.Objects("rights") ?? []).Select(rule => ReadRule(settings, rule))];
        input.Errors.ThrowIfAny();
        settings.Replace(Key, input, "rights", rights);
        return [];
    }

    private static JsonObject ReadRule(AppSettings settings, InputObject rule)
    {
        string condition = rule.Text("filterCond") ?? "";
        ConditionChecks.CheckSent(rule, "filterCond", settings, QueryPlace.RecordAcl);
        rule.Require("entities");
        IEnumerable<JsonObject> entities = (rule.Objects("entities") ?? []).Select(row => ReadEntity(settings, row));
        return rule.Keep(new JsonObject { ["filterCond"] = condition, ["entities"] = Entities.EveryoneLast([.. entities]) });
    }

    private static JsonObject ReadEntity(AppSettings settings, InputObject row)
    {
        bool viewable = row.Flag("viewable") ?? false;
        bool editable = row.Flag("editable") ?? false;
        bool deletable = row.Flag("deletable") ?? false;
        if (!viewable && (editable || deletable))
        {
            row.Refuse("viewable", Texts.ImpliedRight);
        }

        return row.Keep(new JsonObject
        {
            ["entity"] = Entities.Read(settings, row, EntityTypes),
            ["viewable"] = viewable,
            ["editable"] = editable,
            ["deletable"] = deletable,
            ["includeSubs"] = Entities.IncludeSubs(row),
        });
    }
}
