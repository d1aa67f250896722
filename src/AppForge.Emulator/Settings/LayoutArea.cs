using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings;

/// <summary>The layout: replaced as a whole; every field of the form must be in it exactly once (fields.md, 3).</summary>
internal sealed class LayoutArea : ISettingsArea
{
    public const string Key = "app/form/layout";

    private static readonly string[] RowTypes = ["ROW", "SUBTABLE", "GROUP"];
    private static readonly string[] MayBeLeftOut = ["RECORD_NUMBER", "CREATOR", "CREATED_TIME", "MODIFIER", "UPDATED_TIME"];
    private static readonly Mention[] FieldsOfARow = [Mention.Field("code"), Mention.Field("fields.*.code"), Mention.Field("layout.*.fields.*.code")];
    private static readonly string[] Never = ["STATUS", "STATUS_ASSIGNEE", "CATEGORY"];

    public string Resource => Key;

    public AppNeed LiveNeed => AppNeed.Use;

    public IReadOnlyList<string> Languages => [];

    public bool HasLiveWrite => false;

    public IReadOnlyList<Mention> Mentions { get; } =
        [Mention.Field("layout.*.code"), Mention.Field("layout.*.fields.*.code"), Mention.Field("layout.*.layout.*.fields.*.code")];

    public IReadOnlyList<AreaWrite> Writes => [new("PUT", Put)];

    public JsonObject Initial(AppRow app, string name) => new() { ["layout"] = new JsonArray() };

    public JsonObject Show(AppSettings settings) => settings.Load(Key);

    private static JsonObject Put(AppSettings settings, InputObject input)
    {
        Reading reading = new(settings.Fields, CellsByCode(settings.Load(Key)["layout"]!.AsArray()));
        input.Require("layout");
        JsonArray layout = [.. (input.Objects("layout") ?? []).Select(row => reading.Row(row, inGroup: false)).OfType<JsonObject>()];
        input.Errors.ThrowIfAny();
        foreach (FormField field in settings.Fields.All.Where(f => !reading.Seen.Contains(f.Code)
            && !MayBeLeftOut.Contains(f.Type, StringComparer.Ordinal) && !Never.Contains(f.Type, StringComparer.Ordinal)))
        {
            input.Refuse("layout", Texts.FieldMissing(field.Code));
        }

        input.Errors.ThrowIfAny();
        settings.Replace(Key, input, "layout", layout);
        return [];
    }

    private static Dictionary<string, JsonObject> CellsByCode(JsonArray rows)
    {
        Dictionary<string, JsonObject> cells = new(StringComparer.Ordinal);
        foreach (JsonObject row in rows.OfType<JsonObject>())
        {
            IEnumerable<JsonNode?> lines = row["layout"] as IEnumerable<JsonNode?> ?? new JsonNode[] { row };
            foreach (JsonObject cell in lines.SelectMany(line => line?["fields"] as JsonArray ?? []).OfType<JsonObject>().Where(c => c["code"] is not null))
            {
                cells[(string)cell["code"]!] = cell;
            }
        }

        return cells;
    }

    /// <summary>The reading of one layout: which codes came by so far.</summary>
    private sealed class Reading(FormFields fields, Dictionary<string, JsonObject> stored)
    {
        private readonly HashSet<string> _elementIds = new(StringComparer.Ordinal);

        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        public JsonObject? Row(InputObject row, bool inGroup)
        {
            if (!row.Require("type") || row.Choice("type", RowTypes) is not { } type)
            {
                return null;
            }

            if (!RowTypes.Contains(type, StringComparer.Ordinal))
            {
                return Unknown(row.Verbatim());
            }

            if (inGroup && type != "ROW")
            {
                row.Refuse("type", Texts.GroupHoldsRowsOnly);
                return null;
            }

            JsonObject result = new() { ["type"] = type };
            string? table = null;
            if (type != "ROW")
            {
                if (!row.Require("code"))
                {
                    return null;
                }

                string code = row.Text("code")!;
                Visit(row, code, type, null);
                result["code"] = code;
                table = type == "SUBTABLE" ? code : null;
            }

            if (type == "GROUP")
            {
                result["layout"] = new JsonArray([.. (row.Objects("layout") ?? []).Select(inner => Row(inner, inGroup: true)).OfType<JsonObject>()]);
            }
            else
            {
                row.Require("fields");
                result["fields"] = new JsonArray([.. (row.Objects("fields") ?? []).Select(cell => Cell(cell, table)).OfType<JsonObject>()]);
            }

            return row.Keep(result);
        }

        /// <summary>A kind of row or cell that was planted: the fields it holds are on the form.</summary>
        private JsonObject Unknown(JsonObject thing)
        {
            foreach (Mention place in FieldsOfARow)
            {
                Seen.UnionWith(place.In(thing).Select(v => v.Text).OfType<string>());
            }

            return thing;
        }

        private JsonObject? Cell(InputObject cell, string? table)
        {
            JsonObject? before = cell.Has("code") ? stored.GetValueOrDefault(cell.Text("code")!) : null;
            JsonObject? result = LayoutCell.Read(cell, before);
            if (result is not null && !LayoutCell.Types.Contains((string)result["type"]!, StringComparer.Ordinal))
            {
                return Unknown(result);
            }

            if (table is not null && LayoutCell.Decorations.Contains((string?)result?["type"], StringComparer.Ordinal))
            {
                cell.Refuse("type", Texts.NotInTable);
            }

            if ((string?)result?["code"] is { Length: > 0 } code)
            {
                Visit(cell, code, (string)result["type"]!, table);
            }

            if ((string?)result?["elementId"] is { Length: > 0 } id && !_elementIds.Add(id))
            {
                cell.Refuse("elementId", Texts.Duplicate);
            }

            return result;
        }

        private void Visit(InputObject place, string code, string type, string? table)
        {
            FormField field = fields.Find(code) ?? throw KnownErrors.FieldNotFound(code);
            if (field.Type != type)
            {
                place.Refuse("type", Texts.WrongType);
            }
            else if (Never.Contains(type, StringComparer.Ordinal))
            {
                place.Refuse("type", Texts.NotOnForm);
            }
            else if (field.Table != table)
            {
                place.Refuse("code", Texts.TableBoundary);
            }

            if (!Seen.Add(code))
            {
                place.Refuse("code", Texts.DuplicateCode);
            }
        }
    }
}
