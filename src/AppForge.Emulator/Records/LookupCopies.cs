using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Http;
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
        RecordForm? related = null;
        RecordRow? source = key.Length == 0 ? null : Find(lookup, settings, key, out related);
        foreach (JsonNode? mapping in settings["fieldMappings"]!.AsArray())
        {
            if (form.Find((string)mapping!["field"]!) is { } target)
            {
                RecordField? from = related?.Find((string)mapping["relatedField"]!);
                values[target.Id] = source is null || from is null ? null
                    : from.Type == "RECORD_NUMBER" ? source.Id.ToString(CultureInfo.InvariantCulture) : source.Values[from.Id]?.DeepClone();
            }
        }
    }

    private RecordRow Find(RecordField lookup, JsonObject settings, string key, out RecordForm related)
    {
        AppRow? app = call.Store.FindApp(RelatedApp.IdOf(settings));
        if (app is not { IsDeployed: true } || !call.World.Access.Allows(call.Caller, app, AppNeed.View))
        {
            throw RecordErrors.LookupKeyNotFound(lookup.Code, key);
        }

        related = call.World.Forms.Of(app);
        RecordField keyField = related.Find((string)settings["relatedKeyField"]!) ?? throw RecordErrors.LookupKeyNotFound(lookup.Code, key);
        if (keyField.Type == "RECORD_NUMBER")
        {
            return (long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? call.Store.Records.Find(app.Id, id) : null)
                ?? throw RecordErrors.LookupKeyNotFound(lookup.Code, key);
        }

        if (!keyField.IsUnique)
        {
            throw RecordErrors.LookupKeyNotUnique();
        }

        IReadOnlyList<long> found = call.Store.Records.With(keyField.Number, RecordIndex.KeyOf(keyField, key));
        return found.Count == 1 ? call.Store.Records.Find(app.Id, found[0])! : throw RecordErrors.LookupKeyNotFound(lookup.Code, key);
    }
}
