using System.Text.Json.Nodes;
using AppForge.Compiler.Formula;
using AppForge.Compiler.Model;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>Removes fields (fields.md, 1): a group or table takes its fields along, the built-in five only leave the form.</summary>
internal static class FieldDeletion
{
    private const int MaxFields = 100;

    public static JsonObject Delete(AppSettings settings, InputObject input)
    {
        IReadOnlyList<string> codes = input.Require("fields") ? input.TextList("fields")! : [];
        if (codes.Count is 0 or > MaxFields)
        {
            input.Refuse("fields", codes.Count == 0 ? Texts.Required : Texts.Count(1, MaxFields));
        }

        input.Errors.ThrowIfAny();
        FormFields fields = settings.Fields;
        List<FormField> doomed = [.. codes.Distinct(StringComparer.Ordinal).Select(code => fields.Find(code) ?? throw KnownErrors.FieldNotFound(code))];
        JsonObject layout = settings.Load(LayoutArea.Key);
        doomed.AddRange(doomed.Where(f => f.Type == "GROUP").SelectMany(g => LayoutUpkeep.CodesInGroup(layout, g.Code)).ToList()
            .Select(code => fields.Find(code)!).Where(f => doomed.All(d => d.Code != f.Code)));
        doomed.AddRange(doomed.Where(f => f.Type == "SUBTABLE").SelectMany(FormFields.InnerOf).ToList().Where(f => doomed.All(d => d.Code != f.Code)));
        foreach (FormField field in doomed)
        {
            CheckOne(settings, fields, field, doomed, input);
        }

        input.Errors.ThrowIfAny();
        HashSet<string> gone = [.. doomed.Select(f => f.Code)];
        LayoutUpkeep.Remove(layout, gone);
        settings.Save(LayoutArea.Key, layout);
        doomed.RemoveAll(f => IsBuiltIn(f.Type));
        foreach (FormField field in doomed)
        {
            (field.Json.Parent as JsonObject)?.Remove(field.Code);
        }

        settings.Save(FieldsArea.Key, fields.Document);
        DroppedReferences.Drop(settings, fields, [.. doomed.Select(f => f.Code)]);
        return [];
    }

    private static bool IsBuiltIn(string type) => type is "RECORD_NUMBER" or "CREATOR" or "CREATED_TIME" or "MODIFIER" or "UPDATED_TIME";

    private static void CheckOne(AppSettings settings, FormFields fields, FormField field, List<FormField> doomed, InputObject input)
    {
        if (field.Type is "STATUS" or "STATUS_ASSIGNEE" or "CATEGORY")
        {
            input.Refuse("fields", Texts.NotOnForm);
            return;
        }

        FormField? table = field.Table is null ? null : fields.Find(field.Table);
        if (table is not null && doomed.All(d => d.Code != table.Code) && FormFields.InnerOf(table).All(f => doomed.Any(d => d.Code == f.Code)))
        {
            input.Refuse("fields", Texts.Required);
        }

        if (IsBuiltIn(field.Type))
        {
            return;
        }

        foreach (FormField own in fields.All.Where(f => doomed.All(d => d.Code != f.Code)))
        {
            RefuseIfUsedHere(own, field.Code);
            if ((string?)own.Json["expression"] is { Length: > 0 } expression
                && FormulaText.Symbols(expression).Any(s => s.Kind == SymbolKind.Field && s.Name == field.Code))
            {
                // That kintone refuses is the decision of behaviour.md, unconfirmed 26; with which code is not known.
                input.Refuse("fields", Texts.UsedByFormula(field.Code, own.Code));
            }
        }

        foreach ((_, FormField reference) in References.FromOtherApps(settings.Call.Store, settings.App.Id))
        {
            RefuseIfUsedThere(reference, field.Code);
        }

        foreach (FormField own in fields.All.Where(f => References.PointsTo(f, settings.App.Id) && doomed.All(d => d.Code != f.Code)))
        {
            RefuseIfUsedThere(own, field.Code);
        }
    }

    private static void RefuseIfUsedHere(FormField own, string code)
    {
        if (own.Lookup?["fieldMappings"]!.AsArray().Any(m => (string)m!["field"]! == code) == true)
        {
            throw KnownErrors.UsedByLookup(code);
        }

        if (own.ReferenceTable is { } table && (string)table["condition"]!["field"]! == code)
        {
            throw KnownErrors.UsedByRelatedRecords(code);
        }
    }

    private static void RefuseIfUsedThere(FormField reference, string code)
    {
        if (References.CodesIn(reference).Contains(code, StringComparer.Ordinal))
        {
            throw reference.Lookup is null ? KnownErrors.UsedByRelatedRecords(code) : KnownErrors.UsedByLookup(code);
        }
    }
}
