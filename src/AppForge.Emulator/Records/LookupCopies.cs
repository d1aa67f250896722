using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Http;
using AppForge.Emulator.Rights;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>Copies from the record a lookup finds (records.md, 5).</summary>
internal sealed class LookupCopies(Call call, RecordForm form)
{
    /// <summary>Fills what the lookup copies to, beside its key in the record or row.</summary>
    public void Fill(RecordField lookup, JsonObject values)
    {
        JsonObject settings = lookup.Form.Lookup!;
        string key = (string?)values[lookup.Id] ?? "";
        RecordAccess? related = null;
        RecordRow? source = key.Length == 0 ? null : Find(lookup, settings, key, out related);
        foreach (JsonNode? mapping in settings["fieldMappings"]!.AsArray())
        {
            if (form.Find((string)mapping!["field"]!) is { } target)
            {
                RecordField? from = related?.Form.Find((string)mapping["relatedField"]!);
                if (source is not null && from is not null && related!.Of(from, source.Values) == FieldRights.None)
                {
                    throw RecordErrors.LookupKeyNotFound(lookup.Code, key);
                }

                values[target.Id] = source is null || from is null ? null
                    : from.Type == "RECORD_NUMBER" ? source.Id.ToString(CultureInfo.InvariantCulture) : Copied(target, source.Values[from.Id]);
            }
        }
    }

    /// <summary>The other app may calculate with more decimal places than this one (behaviour.md, trap 32).</summary>
    private JsonNode? Copied(RecordField target, JsonNode? value) => target.Type == "NUMBER" && DecimalNumber.TryParse((string?)value ?? "", out DecimalNumber number)
        ? form.Precision.Round(number).ToString()
        : value?.DeepClone();

    /// <summary>The record of the key, if the caller can see it: by its own right, or by a token of that app (records.md, 5).</summary>
    private RecordRow Find(RecordField lookup, JsonObject settings, string key, out RecordAccess related)
    {
        AppRow? app = call.Store.FindApp(RelatedApp.IdOf(settings));
        if (app is not { IsDeployed: true } || !call.World.Access.Allows(call.Caller, app, AppNeed.View))
        {
            throw RecordErrors.LookupKeyNotFound(lookup.Code, key);
        }

        related = call.AccessTo(app);
        return related.Form.Find((string)settings["relatedKeyField"]!) is { } keyField
            && FindIn(app, keyField, key) is { } record && related.Allows(record, RecordRights.View) && related.Of(keyField, record.Values) != FieldRights.None
            ? record
            : throw RecordErrors.LookupKeyNotFound(lookup.Code, key);
    }

    private RecordRow? FindIn(AppRow app, RecordField keyField, string key)
    {
        if (keyField.Type == "RECORD_NUMBER")
        {
            return long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? call.Store.Records.Find(app.Id, id) : null;
        }

        if (!keyField.IsUnique)
        {
            throw RecordErrors.LookupKeyNotUnique();
        }

        IReadOnlyList<long> found = call.Store.Records.With(keyField.Number, RecordIndex.KeyOf(keyField, key));
        return found.Count == 1 ? call.Store.Records.Find(app.Id, found[0]) : null;
    }
}
