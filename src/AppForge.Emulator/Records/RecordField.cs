using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AppForge.Compiler.Formula;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings;
using AppForge.Emulator.Settings.Fields;

namespace AppForge.Emulator.Records;

/// <summary>A field as records have it.</summary>
internal sealed class RecordField
{
    private const int BuiltInsPerApp = 16;

    public RecordField(FormField form, long app, RecordField? table)
    {
        (Form, Table) = (form, table);
        StoredName = Encoding.UTF8.GetBytes(form.Id);
        ShownHead = Encoding.UTF8.GetBytes($"{JsonText.Write(JsonValue.Create(form.Code))}:{{\"type\":\"{form.Type}\",\"value\":");
        int builtIn = BuiltInField.All.ToList().FindIndex(b => b.Type == form.Id);

        // Fields have numbers of their own in the whole domain; the built-in ones of an app share its number.
        Number = builtIn < 0 ? long.Parse(form.Id, CultureInfo.InvariantCulture) : -((app * BuiltInsPerApp) + builtIn);
        Inner = [.. FormFields.InnerOf(form).Select(f => new RecordField(f, app, this))];
        OptionNames = NamedIds.NamesOf(form.Json["options"]);
        Options = OptionNames.Values.ToHashSet(StringComparer.Ordinal);
        Formula = form.Lookup is null && (string?)form.Json["expression"] is { Length: > 0 } expression ? FormulaText.Parse(expression).Tree : null;
    }

    public FormField Form { get; }

    public RecordField? Table { get; }

    /// <summary>The field's number in the index.</summary>
    public long Number { get; }

    public ImmutableArray<RecordField> Inner { get; }

    public IReadOnlySet<string> Options { get; }

    /// <summary>The options by what outlives a new name.</summary>
    public IReadOnlyDictionary<string, string> OptionNames { get; }

    /// <summary>What a calculated number or text is calculated from.</summary>
    public FormulaNode? Formula { get; }

    public string Code => Form.Code;

    /// <summary>The name of the value in what is stored.</summary>
    public ReadOnlyMemory<byte> StoredName { get; }

    /// <summary>What stands before the value wherever the field is shown: <c>"code":{"type":"…","value":</c>.</summary>
    public ReadOnlyMemory<byte> ShownHead { get; }

    public string Id => Form.Id;

    public string Type => Form.Type;

    public JsonObject Json => Form.Json;

    public bool IsCalculated => Formula is not null || Type == "CALC";

    public bool IsRequired => Type is not ("CALC" or "RADIO_BUTTON") && (bool?)Json["required"] == true;

    public bool IsUnique => (bool?)Json["unique"] == true;

    /// <summary>Has a value in records.</summary>
    public bool HasValue => FieldTypes.Find(Type).HasValue;

    /// <summary>The kind of people a field of people holds.</summary>
    public string PrincipalType => Type switch
    {
        "ORGANIZATION_SELECT" => "ORGANIZATION",
        "GROUP_SELECT" => "GROUP",
        _ => "USER",
    };

    /// <summary>The codes that a field of people has in a record of these values.</summary>
    public IEnumerable<string> CodesIn(JsonObject values) => values[Id] switch
    {
        JsonObject person => [(string)person["code"]!],
        JsonArray several => several.Select(p => (string)p!["code"]!),
        _ => [],
    };

    public string Text(string property) => (string?)Json[property] ?? "";
}
