using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>
/// New codes of fields. Everything in the app follows at once, other apps when the rename is deployed: they refer to the live form
/// (behaviour.md, unconfirmed 2: kintone seems to refer by id).
/// </summary>
internal sealed class FieldRename(AppSettings settings, FieldReader reader)
{
    private readonly Dictionary<string, string> _renames = new(StringComparer.Ordinal);
    private CodeRenames? _applied;

    public void Note(FormField field, InputObject entry)
    {
        if (entry.Text("code", 1, FieldCode.MaxLength) is not { } code || code == field.Code)
        {
            return;
        }

        if (field.Type is "STATUS" or "STATUS_ASSIGNEE" or "CATEGORY")
        {
            entry.Refuse("code", Texts.ReservedCode);
            return;
        }

        bool takesItsOwnName = BuiltInField.All.Any(b => b.Type == field.Type && b.CodeIn(settings.App.JapaneseNames) == code);
        if (!takesItsOwnName)
        {
            reader.CheckCode(code, entry);
        }

        _renames[field.Code] = code;
    }

    public void Apply(FormFields fields)
    {
        List<string> codes = [.. fields.All.Select(f => _renames.GetValueOrDefault(f.Code, f.Code))];
        foreach ((string old, string code) in _renames)
        {
            if (codes.Count(c => c == code) > 1)
            {
                throw KnownErrors.Invalid(new Dictionary<string, IReadOnlyList<LocalizedText>> { [$"properties[{old}].code"] = [Texts.DuplicateCode] });
            }
        }

        if (_renames.Count > 0)
        {
            _applied = new CodeRenames(settings.App.Id, fields, _renames);
            _applied.InOwnFields(fields);
        }
    }

    public void FollowInOwnAreas()
    {
        foreach (ISettingsArea area in _applied is null ? [] : SettingsAreas.AroundTheForm)
        {
            JsonObject document = settings.Load(area.Resource);
            _applied!.InArea(settings.App.Id, document, area.Mentions, _applied.OwnTables);
            settings.Save(area.Resource, document);
        }
    }

    /// <summary>Called when the app is deployed: codes that differ between live and pre-live, by the fields' own ids.</summary>
    public static void FollowInOtherApps(EmulatorStore store, AppRow app)
    {
        if (store.FindSetting(app.Id, FieldsArea.Key, Side.Live) is not { } live)
        {
            return;
        }

        FormFields before = new(live);
        Dictionary<string, string> codes = new FormFields(store.FindSetting(app.Id, FieldsArea.Key, Side.Preview)!).All
            .ToDictionary(f => f.Id, f => f.Code, StringComparer.Ordinal);
        CodeRenames renames = new(app.Id, before, before.All
            .Where(f => codes.TryGetValue(f.Id, out string? code) && code != f.Code)
            .ToDictionary(f => f.Code, f => codes[f.Id], StringComparer.Ordinal));
        HashSet<string> gone = [.. before.All.Where(f => !codes.ContainsKey(f.Id)).Select(f => f.Code)];
        foreach (AppRow other in renames.IsEmpty && gone.Count == 0 ? [] : store.Apps().Where(a => a.Id != app.Id))
        {
            foreach (Side side in new[] { Side.Preview, Side.Live })
            {
                FollowInOtherApp(store, other.Id, side, app.Id, renames, gone);
            }
        }
    }

    private static void FollowInOtherApp(EmulatorStore store, long other, Side side, long app, CodeRenames renames, HashSet<string> gone)
    {
        if (store.FindSetting(other, FieldsArea.Key, side) is not { } form)
        {
            return;
        }

        FormFields fields = new(form);
        if (renames.InRelated(fields))
        {
            store.SaveSetting(other, FieldsArea.Key, side, form);
        }

        HashSet<string> tables = CodeRenames.TablesShowing(app, fields);
        foreach (ISettingsArea area in SettingsAreas.AroundTheForm.Where(a => a.Mentions.Any(m => m.Owner is not null || (tables.Count > 0 && m.Kind == MentionKind.Condition))))
        {
            if (store.FindSetting(other, area.Resource, side) is { } document)
            {
                renames.InArea(other, document, area.Mentions, tables);
                DroppedReferences.DropFrom(document, area.Mentions, fields, value => value.Concerns(app, other), gone);
                store.SaveSetting(other, area.Resource, side, document);
            }
        }
    }
}
