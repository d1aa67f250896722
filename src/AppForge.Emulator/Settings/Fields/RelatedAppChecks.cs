using System.Text.Json.Nodes;
using AppForge.Compiler.Query;
using AppForge.Emulator.Checks;
using AppForge.Emulator.Errors;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>
/// Judges what lookups and related-records fields name, once all fields of a request are known: the order inside the request does not matter
/// (errors.md, GAIA_FC01).
/// </summary>
internal sealed class RelatedAppChecks(AppSettings settings, FormFields own, ValidationErrors errors)
{
    private static readonly string[] NoTargets =
        ["CALC", "FILE", "SUBTABLE", "GROUP", "REFERENCE_TABLE", "RECORD_NUMBER", "CREATOR", "CREATED_TIME", "MODIFIER", "UPDATED_TIME", "STATUS", "STATUS_ASSIGNEE", "CATEGORY"];

    private static readonly string[] NotCompared = ["MULTI_LINE_TEXT", "RICH_TEXT", "FILE", "CHECK_BOX", "MULTI_SELECT", "SUBTABLE", "GROUP", "REFERENCE_TABLE"];

    /// <summary>Judges the stored pre-live form, as a deploy does.</summary>
    public static void CheckStored(AppSettings settings)
    {
        FormFields fields = settings.Fields;
        ValidationErrors errors = new();
        RelatedAppChecks checks = new(settings, fields, errors);
        foreach (FormField field in fields.All)
        {
            checks.Check(field);
            checks.CheckTexts(field);
        }

        errors.ThrowIfAny();
    }

    /// <summary>The lookups whose key is not unique. The screens allow them, and only writing records fails then (behaviour.md, unconfirmed 10).</summary>
    public static IEnumerable<FormField> WithLooseKeys(AppSettings settings)
    {
        FormFields fields = settings.Fields;
        return fields.All.Where(f => f.Lookup is { } lookup
            && RelatedApp.FieldsOf(settings, RelatedApp.IdOf(lookup), fields).Find((string)lookup["relatedKeyField"]!) is { Type: not "RECORD_NUMBER" } key
            && (bool?)key.Json["unique"] != true);
    }

    public void Check(FormField field)
    {
        if (field.Lookup is { } lookup)
        {
            CheckLookup(field, lookup);
        }
        else if (field.ReferenceTable is { } table)
        {
            CheckReferenceTable(field, table);
        }
    }

    private void CheckLookup(FormField field, JsonObject lookup)
    {
        FormFields related = RelatedApp.FieldsOf(settings, RelatedApp.IdOf(lookup), own);
        FormField key = Find(related, lookup["relatedKeyField"]);
        string needed = key.Type == "RECORD_NUMBER" ? "NUMBER" : key.Type;
        bool isFilled = key.Lookup is not null || (string?)key.Json["expression"] is { Length: > 0 };
        if (needed != field.Type || key.Table is not null || isFilled)
        {
            Refuse(field, "lookup.relatedKeyField", Texts.BadFieldPair);
        }

        int index = 0;
        foreach (JsonNode? mapping in lookup["fieldMappings"]!.AsArray())
        {
            CheckMapping(field, $"lookup.fieldMappings[{index++}].field", Find(own, mapping!["field"]), Find(related, mapping["relatedField"]));
        }

        CheckShown(field, "lookup.lookupPickerFields", lookup["lookupPickerFields"]!.AsArray(), related);
    }

    private void CheckMapping(FormField lookup, string path, FormField target, FormField source)
    {
        bool copied = own.All.SelectMany(f => f.Lookup?["fieldMappings"]?.AsArray() ?? []).Count(m => (string?)m!["field"] == target.Code) > 1;
        if (copied)
        {
            Refuse(lookup, path, Texts.DuplicateCopyTarget);
        }
        else if (target.Code == lookup.Code || target.Lookup is not null || target.Table != lookup.Table || source.Table is not null
            || NoTargets.Contains(target.Type, StringComparer.Ordinal) || !CanCopy(source.Type, target.Type))
        {
            Refuse(lookup, path, Texts.BadFieldPair);
        }
    }

    /// <summary>The full table is not published (fields.md, "Compatible mapping types"): the same type, and the few pairs the screens offer.</summary>
    private static bool CanCopy(string source, string target) => source == target || (source, target) is
        ("DROP_DOWN" or "RADIO_BUTTON", "SINGLE_LINE_TEXT") or ("CALC" or "RECORD_NUMBER", "NUMBER");

    private void CheckReferenceTable(FormField field, JsonObject table)
    {
        FormFields related = RelatedApp.FieldsOf(settings, RelatedApp.IdOf(table), own);
        FormField here = Find(own, table["condition"]!["field"]);
        FormField there = Find(related, table["condition"]!["relatedField"]);
        bool isCompared = here.Table is null && there.Table is null && !NotCompared.Contains(here.Type, StringComparer.Ordinal);
        if (!isCompared || ComparedAs(here.Type) != ComparedAs(there.Type))
        {
            Refuse(field, "referenceTable.condition", Texts.BadFieldPair);
        }

        CheckShown(field, "referenceTable.displayFields", table["displayFields"]!.AsArray(), related);
    }

    private void CheckShown(FormField field, string path, JsonArray codes, FormFields related)
    {
        for (int i = 0; i < codes.Count; i++)
        {
            if (!FieldTypes.Find(Find(related, codes[i]).Type).HasValue)
            {
                Refuse(field, $"{path}[{i}]", Texts.BadFieldPair);
            }
        }
    }

    private static string ComparedAs(string type) => type is "CALC" or "RECORD_NUMBER" ? "NUMBER" : type;

    /// <summary>Conditions towards the related app are judged at deploy only (fields.md, Lookup).</summary>
    private void CheckTexts(FormField field)
    {
        if ((field.Lookup ?? field.ReferenceTable) is not { } reference)
        {
            return;
        }

        (string name, QueryPlace place) = field.Lookup is null ? ("referenceTable", QueryPlace.RelatedRecords) : ("lookup", QueryPlace.Lookup);
        AppScope related = settings.Scope.RelatedTo(reference);
        ConditionChecks.Check((string)reference["filterCond"]!, related, place, message => Refuse(field, name + ".filterCond", message));
        ConditionChecks.CheckSort((string)reference["sort"]!, related, message => Refuse(field, name + ".sort", message));
    }

    private static FormField Find(FormFields fields, JsonNode? code) =>
        fields.Find((string)code!) ?? throw KnownErrors.FieldNotFound((string)code!);

    private void Refuse(FormField field, string property, LocalizedText message) => errors.Add($"properties[{field.Code}].{property}", message);
}
