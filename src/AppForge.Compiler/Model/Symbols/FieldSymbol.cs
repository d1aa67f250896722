using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>A field of an app, or a column of a table.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Value">Its settings in canonical form.</param>
/// <param name="Entry">Its entry in the map of fields or columns.</param>
/// <param name="Table">The table that it is a column of.</param>
public sealed record FieldSymbol(string Code, ObjectValue Value, MapEntry Entry, FieldSymbol? Table)
{
    // What an author writes of a field that only looks personal.
    private const string NotPersonal = "なし";

    private static readonly ObjectShape Unknown = new([]);

    /// <summary>The field of an entry.</summary>
    /// <param name="entry">The entry; of a field of a type that AppForge doesn't know, little more than its code is known.</param>
    /// <param name="table">The table that it is a column of.</param>
    internal static FieldSymbol? Of(MapEntry entry, FieldSymbol? table) => entry.Value switch
    {
        ObjectValue value => new(entry.Key, value, entry, table),
        RawValue raw => new(entry.Key, new ObjectValue(Unknown, [], raw.Origin, tag: raw.Tag), entry, table),
        _ => null,
    };

    /// <summary>Whether AppForge doesn't know its type.</summary>
    public bool IsUnknown => Entry.Value is RawValue;

    /// <summary>kintone's type, such as <c>SINGLE_LINE_TEXT</c>.</summary>
    public string Type => Value.Tag ?? "";

    /// <summary>What a reader calls the type; a lookup is called one.</summary>
    public LocalizedText TypeTitle => Value.Variant?.Title ?? LocalizedText.Same(Type);

    /// <summary>The name that people see.</summary>
    public string Label => (Entry.Value as RawValue)?.Text("label") ?? Value.Text("label") ?? Code;

    /// <summary>Whether records hold a value of it; true of a type that AppForge doesn't know.</summary>
    public bool HoldsValue => IsUnknown || Value.Variant?.RecordValue is not RecordValueKind.None;

    /// <summary>Whether it is a table.</summary>
    public bool IsTable => Value.Variant?.RecordValue == RecordValueKind.Rows;

    /// <summary>Whether every app has it.</summary>
    public bool IsBuiltIn => Value.Variant is { IsBuiltIn: true };

    /// <summary>Whether kintone gives its code and never places it on the form (STATUS, CATEGORY).</summary>
    public bool IsServerOwned => Value.Variant is { IsServerOwned: true };

    /// <summary>Whether a record needs a value.</summary>
    public bool IsRequired => Flag("required");

    /// <summary>Whether kintone refuses an empty value where it is required: not of what it calculates itself, nor of radio buttons (behaviour.md, trap 20).</summary>
    public bool IsRequirementEnforced => IsRequired && Value.Variant?.RecordValue != RecordValueKind.Calculation && Type != "RADIO_BUTTON" && Expression is null;

    /// <summary>Whether two records may not have the same value.</summary>
    public bool IsUnique => Flag("unique");

    /// <summary>Whether the label is hidden.</summary>
    public bool HidesLabel => Flag("noLabel");

    /// <summary>The author's explanation, or null.</summary>
    public string? Help => Text("help");

    /// <summary>The class of personal information; null where it holds none or doesn't say.</summary>
    public string? Personal => Text("personal") is { } text && text != NotPersonal ? text : null;

    /// <summary>Whether it says if it holds personal information.</summary>
    public bool IsClassified => Text("personal") is not null;

    /// <summary>Whether a field of its type can say so.</summary>
    public bool MayBePersonal => Value.Variant?.Shape.Find("personal") is not null;

    /// <summary>Whether only few may see it: 要配慮個人情報, or what is kept to some.</summary>
    public bool IsSensitive => Personal is { } text && (text.Contains("要配慮", StringComparison.Ordinal) || text.Contains("限定", StringComparison.Ordinal));

    /// <summary>The options in order; empty for other types.</summary>
    public ImmutableArray<string> Options => Value["options"] is MapValue options ? [.. options.Entries.Select(o => o.Key)] : [];

    /// <summary>The initial values; empty where there is none.</summary>
    public ImmutableArray<string> DefaultValues => Value["defaultValue"] switch
    {
        ScalarValue { Text.Length: > 0 } one => [one.Text],
        ListValue list => [.. list.Items.OfType<ScalarValue>().Select(i => i.Text)],
        _ => [],
    };

    /// <summary>Whether a new record starts with the present date or time.</summary>
    public bool DefaultsToNow => Flag("defaultNowValue");

    /// <summary>The formula, or null.</summary>
    public string? Expression => Text("expression");

    /// <summary>The format of a calculated field, or null.</summary>
    public string? Format => Text("format");

    /// <summary>The unit, or null.</summary>
    public string? Unit => Text("unit");

    /// <summary>Whether the unit stands behind the number.</summary>
    public bool IsUnitBehind => Text("unitPosition") == "AFTER";

    /// <summary>How many decimals are shown, or null.</summary>
    public string? DisplayScale => Text("displayScale");

    /// <summary>Whether thousands are separated.</summary>
    public bool SeparatesThousands => Flag("digit") || Format == "NUMBER_DIGIT";

    /// <summary>The least number of characters, or null.</summary>
    public string? MinLength => Text("minLength");

    /// <summary>The greatest number of characters, or null.</summary>
    public string? MaxLength => Text("maxLength");

    /// <summary>The least value, or null.</summary>
    public string? MinValue => Text("minValue");

    /// <summary>The greatest value, or null.</summary>
    public string? MaxValue => Text("maxValue");

    /// <summary>What a link leads to: <c>WEB</c>, <c>CALL</c>, <c>MAIL</c>; or null.</summary>
    public string? Protocol => Text("protocol");

    /// <summary>Whether a group is open at first.</summary>
    public bool IsOpen => Flag("openGroup");

    /// <summary>The columns of a table; empty for other types.</summary>
    public ImmutableArray<FieldSymbol> Columns => Value["fields"] is MapValue columns
        ? [.. columns.Entries.Select(c => Of(c, this)).OfType<FieldSymbol>()]
        : [];

    /// <summary>The lookup, or null; also null where kintone hides it.</summary>
    public LookupSymbol? Lookup => Value["lookup"] is ObjectValue lookup ? new(lookup) : null;

    /// <summary>The related records, or null; also null where kintone hides them.</summary>
    public RelatedRecordsSymbol? RelatedRecords => Value["referenceTable"] is ObjectValue table ? new(table) : null;

    /// <summary>Whether its settings are hidden from the account that read them.</summary>
    public bool IsUnreadable => Value.Properties.Any(p => p.Value is UnreadableValue);

    /// <summary>Where the code is written.</summary>
    public SourceSpan Origin => Entry.KeyOrigin;

    private bool Flag(string property) => Value.Text(property) == "true";

    private string? Text(string property) => Value.Text(property) is { Length: > 0 } text ? text : null;
}
