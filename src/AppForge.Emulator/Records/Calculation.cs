using System.Globalization;
using System.Text.Json.Nodes;

namespace AppForge.Emulator.Records;

/// <summary>Calculates what a record's formulas give: numbers kept as they are, shown in their format later (query-and-formula.md, B4 and B5).</summary>
internal sealed class Calculation
{
    private readonly RecordForm _form;
    private readonly TimeZoneInfo _zone;
    private readonly JsonObject _values;
    private readonly Dictionary<(RecordField Field, JsonObject? Row), FormulaValue?> _done = [];

    private Calculation(RecordForm form, TimeZoneInfo zone, JsonObject values) => (_form, _zone, _values) = (form, zone, values);

    /// <summary>Writes the calculated values into the record.</summary>
    /// <param name="form">The form.</param>
    /// <param name="zone">The time zone of whoever saves the record.</param>
    /// <param name="values">The record's values.</param>
    public static void Apply(RecordForm form, TimeZoneInfo zone, JsonObject values)
    {
        Calculation calculation = new(form, zone, values);
        foreach (RecordField field in form.All.Where(f => f.IsCalculated))
        {
            IEnumerable<JsonObject?> rows = [null];
            if (field.Table is { } table)
            {
                rows = calculation.RowsOf(table);
            }

            foreach (JsonObject? row in rows)
            {
                (row ?? values)[field.Id] = field.Type == "CALC"
                    ? calculation.ValueOf(field, row) is FormulaValue.Number number ? number.AsText : null
                    : calculation.ValueOf(field, row)?.AsText ?? "";
            }
        }
    }

    private IEnumerable<JsonObject> RowsOf(RecordField table) => (_values[table.Id] as JsonArray ?? []).Select(r => r!["value"]!.AsObject());

    /// <summary>A field as a formula sees it that stands in <paramref name="row"/>, or outside of tables.</summary>
    private FormulaValue? Find(string code, JsonObject? row)
    {
        if (_form.Find(code) is not { } field)
        {
            return null;
        }

        if (field.Table is not { } table)
        {
            return ValueOf(field, null);
        }

        return row is not null ? ValueOf(field, row) : new FormulaValue.Several([.. RowsOf(table).Select(r => ValueOf(field, r))]);
    }

    private FormulaValue? ValueOf(RecordField field, JsonObject? row)
    {
        if (!field.IsCalculated)
        {
            return Stored(field, (row ?? _values)[field.Id]);
        }

        if (_done.TryGetValue((field, row), out FormulaValue? done))
        {
            return done;
        }

        // A field that needs itself was refused at deploy; should there be one, it has no value.
        _done[(field, row)] = null;
        FormulaValue? value = field.Formula is null ? null : new FormulaEvaluator(_form.Precision, _zone, code => Find(code, row)).Evaluate(field.Formula);
        return _done[(field, row)] = field.Type == "CALC" ? AsCalculated(value) : value is null ? null : new FormulaValue.Text(value.AsText);
    }

    /// <summary>A calculated field holds numbers: a truth is 1 or 0, a text is nothing.</summary>
    private static FormulaValue? AsCalculated(FormulaValue? value) => value switch
    {
        FormulaValue.Truth truth => new FormulaValue.Number(DecimalNumber.Of(truth.Value ? 1 : 0)),
        FormulaValue.Text => FormulaValue.Nothing,
        _ => value,
    };

    private static FormulaValue? Stored(RecordField field, JsonNode? value)
    {
        switch (field.Type)
        {
            case "NUMBER":
                return DecimalNumber.TryParse((string?)value ?? "", out DecimalNumber number) ? new FormulaValue.Number(number) : FormulaValue.Nothing;
            case "CHECK_BOX" or "MULTI_SELECT":
                return new FormulaValue.Several([.. (value as JsonArray ?? []).Select(v => new FormulaValue.Text((string)v!))]);
            case "CREATOR" or "MODIFIER":
                return new FormulaValue.Text((string?)value?["code"] ?? "");
            case "DATE" or "DATETIME" or "CREATED_TIME" or "UPDATED_TIME" or "TIME":
                return (string?)value is { Length: > 0 } time ? new FormulaValue.Number(DecimalNumber.Of(SecondsOf(field.Type, time))) : FormulaValue.Nothing;
            default:
                return new FormulaValue.Text((string?)value ?? "");
        }
    }

    private static long SecondsOf(string type, string time) => type switch
    {
        "TIME" => (long)TimeOnly.Parse(time, CultureInfo.InvariantCulture).ToTimeSpan().TotalSeconds,
        "DATE" => new DateTimeOffset(DateOnly.Parse(time, CultureInfo.InvariantCulture).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds(),
        _ => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeSeconds(),
    };
}
