using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>The form's fields: POST adds, PUT patches, DELETE removes (fields.md, 1).</summary>
internal sealed class FieldsArea : ISettingsArea
{
    public const string Key = "app/form/fields";
    private const int MaxFields = 500;

    private static readonly string[] Uncounted = ["RECORD_NUMBER", "CREATOR", "CREATED_TIME", "MODIFIER", "UPDATED_TIME", "STATUS", "STATUS_ASSIGNEE", "CATEGORY"];

    public string Resource => Key;

    public AppNeed LiveNeed => AppNeed.UseOrManage;

    public bool HasLiveWrite => false;

    /// <summary>Only what hides with a stopped user: the form's own references need more than a place, see <see cref="CodeRenames"/>.</summary>
    public IReadOnlyList<Mention> Mentions { get; } =
    [
        Mention.Principal("properties.*.defaultValue.*"),
        Mention.Principal("properties.*.entities.*"),
        Mention.Principal("properties.*.fields.*.defaultValue.*"),
        Mention.Principal("properties.*.fields.*.entities.*"),
    ];

    public IReadOnlyList<AreaWrite> Writes => [new("POST", Add), new("PUT", Change), new("DELETE", FieldDeletion.Delete)];

    public JsonObject Initial(AppRow app, string name)
    {
        JsonObject properties = [];
        foreach (BuiltInField builtIn in BuiltInField.All)
        {
            string code = builtIn.CodeIn(app.JapaneseNames);
            JsonObject field = new()
            {
                [FormField.IdKey] = builtIn.Type,
                ["type"] = builtIn.Type,
                ["code"] = code,
                ["label"] = builtIn.LabelIn(app.JapaneseNames),
            };
            if (!builtIn.IsSwitch)
            {
                field["noLabel"] = false;
            }

            properties[code] = field;
        }

        return new JsonObject { ["properties"] = properties };
    }

    public JsonObject Show(AppSettings settings)
    {
        FormFields fields = settings.Fields;
        foreach (FormField field in fields.All.ToList())
        {
            field.Json.Remove(FormField.IdKey);
            NamedIds.Hide(field.Json["options"]);
            foreach (string reference in new[] { "lookup", "referenceTable" })
            {
                if (field.Json[reference] is JsonObject stored)
                {
                    field.Json[reference] = RelatedApp.Show(settings.Call, stored);
                }
            }

            if (field.Type is "STATUS" or "STATUS_ASSIGNEE" or "CATEGORY")
            {
                // Categories are switched in the screens only.
                field.Json["enabled"] = field.Type == "CATEGORY" ? (bool?)field.Json["enabled"] ?? false : settings.ProcessEnabled;
            }
        }

        return fields.Document;
    }

    private static JsonObject Add(AppSettings settings, InputObject input)
    {
        FormFields fields = settings.Fields;
        FieldReader reader = new(settings);
        List<FormField> added = [];
        input.Require("properties");
        foreach ((string key, InputObject entry) in input.Map("properties") ?? [])
        {
            if (fields.Properties[key] is JsonObject existing && (string?)existing["type"] == "SUBTABLE" && entry.Has("fields"))
            {
                AddToTable(settings, reader, entry, existing, added);
            }
            else if (reader.ReadNew(key, entry, inTable: false) is { } field)
            {
                Place(fields, fields.Properties, key, field, entry, added, null);
            }
        }

        CheckAll(settings, fields, input.Errors, added);
        settings.Save(Key, fields.Document);
        LayoutUpkeep.Append(settings, added);
        return [];
    }

    /// <summary>A new column of an existing table: the table's code with the new inner fields only (behaviour.md, trap 18).</summary>
    private static void AddToTable(AppSettings settings, FieldReader reader, InputObject entry, JsonObject table, List<FormField> added)
    {
        string tableCode = (string)table["code"]!;
        if (!settings.Call.World.Options.AllowAddingToTables)
        {
            throw KnownErrors.FieldNotFound(tableCode);
        }

        FormFields all = new(table.Parent!.Parent!.AsObject());
        foreach ((string key, InputObject inner) in entry.Map("fields")!)
        {
            if (reader.ReadNew(key, inner, inTable: true) is { } field)
            {
                Place(all, table["fields"]!.AsObject(), key, field, inner, added, tableCode);
            }
        }
    }

    private static void Place(FormFields all, JsonObject home, string key, JsonObject field, InputObject entry, List<FormField> added, string? table)
    {
        FormField placed = new((string)field["code"]!, field, table);
        HashSet<string> taken = [.. all.All.Select(f => f.Code)];
        foreach (FormField one in FormFields.InnerOf(placed).Prepend(placed).Where(one => !taken.Add(one.Code)))
        {
            entry.Refuse(one.Table == table ? "code" : $"fields[{one.Code}].code", Texts.DuplicateCode);
        }

        if (!home.ContainsKey(key))
        {
            home[key] = field;
            added.Add(placed);
        }
    }

    private static JsonObject Change(AppSettings settings, InputObject input)
    {
        FormFields fields = settings.Fields;
        FieldReader reader = new(settings);
        FieldRename rename = new(settings, reader);
        List<FormField> changed = [];
        input.Require("properties");
        foreach ((string key, InputObject entry) in input.Map("properties") ?? [])
        {
            FormField field = fields.TopLevel.FirstOrDefault(f => f.Code == key) ?? throw KnownErrors.FieldNotFound(key);
            ChangeOne(reader, rename, field, entry, changed);
            foreach ((string innerKey, InputObject inner) in field.Type == "SUBTABLE" ? entry.Map("fields") ?? [] : [])
            {
                FormField column = FormFields.InnerOf(field).FirstOrDefault(f => f.Code == innerKey) ?? throw KnownErrors.FieldNotFound(innerKey);
                ChangeOne(reader, rename, column, inner, changed);
            }
        }

        input.Errors.ThrowIfAny();
        rename.Apply(fields);
        CheckAll(settings, fields, input.Errors, [.. fields.All.Where(f => changed.Any(c => c.Id == f.Id))]);
        settings.Save(Key, input.Patch(fields.Document));
        rename.FollowInOwnAreas();
        return [];
    }

    private static void ChangeOne(FieldReader reader, FieldRename rename, FormField field, InputObject entry, List<FormField> changed)
    {
        reader.Change(entry, field.Json, field.Table is not null);
        rename.Note(field, entry);
        changed.Add(field);
    }

    private static void CheckAll(AppSettings settings, FormFields fields, ValidationErrors errors, IReadOnlyList<FormField> touched)
    {
        if (fields.All.Count(f => !Uncounted.Contains(f.Type, StringComparer.Ordinal)) > MaxFields)
        {
            errors.Add("properties", Texts.Count(0, MaxFields));
        }

        errors.ThrowIfAny();
        RelatedAppChecks checks = new(settings, fields, errors);
        foreach (FormField field in touched.SelectMany(f => FormFields.InnerOf(f).Prepend(f)))
        {
            checks.Check(field);
        }

        errors.ThrowIfAny();
    }
}
