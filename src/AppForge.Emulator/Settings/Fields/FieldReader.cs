using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Records;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>Reads one field of a POST or PUT into its stored form, by the table of types.</summary>
internal sealed class FieldReader(AppSettings settings)
{
    private const int MaxLabel = 128;

    private static readonly string[] PrincipalLists = ["defaultValue", "entities"];

    /// <summary>A field to add, defaults filled in; <see langword="null"/> when its type is not usable.</summary>
    public JsonObject? ReadNew(string key, InputObject input, bool inTable)
    {
        if (!input.Require("type") || input.Choice("type", FieldTypes.Names) is not { } typeName)
        {
            return null;
        }

        FieldType type = FieldTypes.Find(typeName);
        if (!type.CanBeAdded || (inTable && !type.FitsTable))
        {
            input.Refuse("type", type.CanBeAdded ? Texts.NotInTable : Texts.TypeCannotBeAdded);
            return null;
        }

        string code = ReadNewCode(key, input);
        if (typeName != "SUBTABLE")
        {
            input.Require("label");
        }

        JsonObject field = new()
        {
            [FormField.IdKey] = Wire.Number(settings.Call.Store.Next("field")),
            ["type"] = typeName,
            ["code"] = code,
            ["label"] = input.Text("label", 1, MaxLabel) ?? code,
        };
        FillDefaults(type, input, field);
        Patch(type, input, field, inTable);
        foreach (FieldProperty property in type.Properties.Where(p => p.IsRequired))
        {
            input.Require(property.Name);
        }

        if (typeName == "SUBTABLE")
        {
            ReadNewTable(input, field);
        }

        return field;
    }

    /// <summary>Writes what was sent over a stored field; what was left out stays (behaviour.md, trap 3 and unconfirmed 13).</summary>
    public void Change(InputObject input, JsonObject field, bool inTable)
    {
        string typeName = (string)field["type"]!;
        if (!input.Require("type") || input.Choice("type", FieldTypes.Names) is not { } sent)
        {
            return;
        }

        if (sent != typeName)
        {
            input.Refuse("type", Texts.TypeCannotChange);
            return;
        }

        FieldType type = FieldTypes.Find(typeName);
        bool isLookup = field["lookup"] is not null;
        if (input.Has("lookup") != isLookup && input.Has("lookup"))
        {
            input.Refuse("lookup", Texts.LookupCannotChange);
            return;
        }

        if (input.Text("label", 1, MaxLabel) is { } label && !BuiltInField.All.Any(b => b.IsSwitch && b.Type == typeName))
        {
            field["label"] = label;
        }

        Patch(type, input, field, inTable);
    }

    public string ReadNewCode(string key, InputObject input)
    {
        input.Require("code");
        string code = input.Text("code", 1, FieldCode.MaxLength) ?? key;
        if (code != key)
        {
            input.Refuse("code", Texts.KeyIsNotCode);
        }

        CheckCode(code, input);
        return code;
    }

    public void CheckCode(string code, InputObject input)
    {
        if (!FieldCode.IsValid(code))
        {
            input.Refuse("code", Texts.BadCode);
        }
        else if (FieldCode.IsReserved(code, settings.App.JapaneseNames))
        {
            input.Refuse("code", Texts.ReservedCode);
        }
    }

    private static void FillDefaults(FieldType type, InputObject input, JsonObject field)
    {
        if (type.HasNoLabel)
        {
            field["noLabel"] = false;
        }

        if (type.Required is { } required)
        {
            field["required"] = required;
        }

        if (type.CanLookUp && input.Has("lookup"))
        {
            return;
        }

        if (type.HasUnique)
        {
            field["unique"] = false;
        }

        foreach (FieldProperty property in type.Properties)
        {
            field[property.Name] = property.Default();
        }
    }

    private void Patch(FieldType type, InputObject input, JsonObject field, bool inTable)
    {
        SetFlag(input, field, "noLabel", type.HasNoLabel);
        SetFlag(input, field, "required", type.Required is not null);
        if (type.CanLookUp && (input.Has("lookup") || field["lookup"] is not null))
        {
            new LookupReader(settings).Read(input, field);
            input.Patch(field);
            return;
        }

        SetFlag(input, field, "unique", type.HasUnique && !inTable);
        if (type.Name == "REFERENCE_TABLE")
        {
            new ReferenceTableReader(settings).Read(input, field);
        }

        if (type.HasOptions)
        {
            FieldOptions.Read(input, field, () => Wire.Number(settings.Call.Store.Next("option")));
        }

        foreach (FieldProperty property in type.Properties.Where(p => input.Has(p.Name)))
        {
            if (property.Read(input, property.Name) is { } value)
            {
                field[property.Name] = value;
            }
        }

        RefuseTurnedRange(input, field, "minLength", "maxLength");
        RefuseTurnedRange(input, field, "minValue", "maxValue");
        if (type.HasOptions && field["options"] is not null)
        {
            FieldOptions.CheckDefault(type, input, field);
        }

        RefuseUnknownPrincipals(input, field);
        if (type.IsUnknown)
        {
            TakeAll(input, field);
        }

        input.Patch(field);
    }

    private static void RefuseTurnedRange(InputObject input, JsonObject field, string least, string most)
    {
        bool isTurned = DecimalNumber.TryParse((string?)field[least] ?? "", out DecimalNumber min)
            && DecimalNumber.TryParse((string?)field[most] ?? "", out DecimalNumber max) && min > max;
        if (isTurned)
        {
            input.Refuse(least, Texts.TurnedRange);
        }
    }

    private void RefuseUnknownPrincipals(InputObject input, JsonObject field)
    {
        foreach (string name in PrincipalLists.Where(input.Has))
        {
            int index = 0;
            foreach (JsonNode? item in field[name] as JsonArray ?? [])
            {
                string path = $"{name}[{index++}].code";
                if (item is JsonObject entity && (string?)entity["type"] is "USER" or "GROUP" or "ORGANIZATION"
                    && !settings.Call.World.Directory.Knows((string)entity["type"]!, (string?)entity["code"] ?? ""))
                {
                    input.Refuse(path, Texts.UnknownEntity);
                }
            }
        }
    }

    /// <summary>Of a type that was planted everything is kept as it was sent, but for what every field has and is read before.</summary>
    private static void TakeAll(InputObject input, JsonObject field)
    {
        foreach ((string name, JsonNode? value) in input.Verbatim().Where(p => p.Key is not ("type" or "code" or "label")))
        {
            field[name] = value?.DeepClone();
        }
    }

    private void ReadNewTable(InputObject input, JsonObject field)
    {
        IReadOnlyList<KeyValuePair<string, InputObject>> inner = input.Map("fields") ?? [];
        if (inner.Count == 0)
        {
            input.Refuse("fields", Texts.Required);
        }

        JsonObject fields = [];
        foreach ((string key, InputObject innerInput) in inner)
        {
            if (ReadNew(key, innerInput, inTable: true) is { } column)
            {
                fields[key] = column;
            }
        }

        field["fields"] = fields;
    }

    private static void SetFlag(InputObject input, JsonObject field, string name, bool exists)
    {
        if (exists && input.Flag(name) is { } value)
        {
            field[name] = value;
        }
    }
}
