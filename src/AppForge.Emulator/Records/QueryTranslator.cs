using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Compiler.Query;
using AppForge.Emulator.Settings.Fields;

namespace AppForge.Emulator.Records;

/// <summary>
/// Turns a condition into SQL over the index of values. A condition becomes a test of one record (<see cref="Write"/>), and where its values lie
/// together in the index also the list of the records that can pass (<see cref="CandidatesOf"/>): who runs the query takes the shorter way.
/// </summary>
internal sealed class QueryTranslator
{
    private readonly RecordForm _form;
    private readonly QueryContext _context;
    private readonly QueryValues _values;
    private readonly Aliases _aliases;

    public QueryTranslator(RecordForm form, QueryContext context)
        : this(form, context, [], new Aliases())
    {
    }

    private QueryTranslator(RecordForm form, QueryContext context, List<object> parameters, Aliases aliases)
    {
        (_form, _context, Parameters, _aliases) = (form, context, parameters, aliases);
        _values = new QueryValues(context, parameters);
    }

    /// <summary>The values of <c>@0</c>, <c>@1</c> and so on.</summary>
    public List<object> Parameters { get; }

    /// <summary>For another condition on the same record, in the same statement.</summary>
    public QueryTranslator With(QueryContext context) => new(_form, context, Parameters, _aliases);

    public string Parameter(object value) => _values.Parameter(value);

    /// <summary>The test of the record whose id is <paramref name="record"/>; <see langword="null"/> where nothing is asked.</summary>
    public string? Write(QueryCondition condition, string record) => condition switch
    {
        AndCondition and => WriteAll(and.Terms, record),
        OrCondition or => Join(or.Terms.Select(t => Write(t, record)), " OR "),
        Comparison { Field.Related: not null } comparison => WriteRelated([comparison], record),
        Comparison comparison => WriteOne(comparison, record),
        _ => null,
    };

    /// <summary>A list, by the index, of all records that can pass (and some that do not); <see langword="null"/> where the index has no such list.</summary>
    public string? CandidatesOf(QueryCondition condition)
    {
        switch (condition)
        {
            case OrCondition or:
                List<string?> lists = [.. or.Terms.Select(CandidatesOf)];
                return lists.Contains(null) ? null : string.Join(" UNION ALL ", lists);
            case AndCondition and:
                return and.Terms.Select(CandidatesOf).FirstOrDefault(c => c is not null);
            case Comparison { Field.Related: null } comparison:
                return CandidatesOfOne(comparison);
            default:
                return null;
        }
    }

    /// <summary>Whether all of the candidates pass: they needn't be tested. In a table the row counts, and what else is asked of it.</summary>
    public bool IsAnsweredBy(QueryCondition condition) => condition is Comparison { Field.Related: null } comparison
        && (FieldOf(comparison) is not { } field || (field.Table is null && _values.TestOf(field, comparison.Operator, comparison.Operand) is { IsNegative: false, Candidates: null }));

    private string? CandidatesOfOne(Comparison comparison)
    {
        if (FieldOf(comparison) is not { } field)
        {
            bool isOpen = comparison.Operator is QueryOperator.NotIn or QueryOperator.NotEqual;
            return isOpen ? null
                : $"SELECT record FROM record_value WHERE field = {RecordNumber} AND {_values.NumberTest(comparison.Operator, comparison.Operand)("record")}";
        }

        return _values.TestOf(field, comparison.Operator, comparison.Operand) is { IsNegative: false } test
            ? test.Candidates ?? $"SELECT record FROM record_value WHERE field = {_values.Parameter(field.Number)} AND {test.Sql("record_value")}"
            : null;
    }

    private string RecordNumber => _values.Parameter(_form.BuiltIn("RECORD_NUMBER").Number);

    private string? WriteAll(ImmutableArray<QueryCondition> terms, string record)
    {
        List<string?> parts = [];
        List<Comparison> rest = [];
        foreach (QueryCondition term in terms)
        {
            if (term is Comparison comparison && (comparison.Field.Related is not null || (FieldOf(comparison)?.Table is not null && !IsNegative(comparison.Operator))))
            {
                rest.Add(comparison);
            }
            else
            {
                parts.Add(Write(term, record));
            }
        }

        // What is asked of one table, or of one list of related records, is asked of the same row.
        foreach (IGrouping<string, Comparison> together in rest.GroupBy(c => c.Field.Related is { } related ? "related/" + related : FieldOf(c)!.Table!.Code))
        {
            List<Comparison> comparisons = [.. together];
            parts.Add(comparisons[0].Field.Related is null ? WriteSameRow(comparisons, record) : WriteRelated(comparisons, record));
        }

        return Join(parts, " AND ");
    }

    private string? WriteOne(Comparison comparison, string record)
    {
        if (FieldOf(comparison) is not { } field)
        {
            return _values.NumberTest(comparison.Operator, comparison.Operand)(record);
        }

        if (_values.TestOf(field, comparison.Operator, comparison.Operand) is not { } test)
        {
            return null;
        }

        string found = Exists(field, test, record);
        if (!test.IsNegative)
        {
            return found;
        }

        // A table without rows answers no question, in either sense.
        return field.Table is null ? $"NOT ({found})" : $"(NOT ({found}) AND {Exists(field, new(_ => "1", false), record)})";
    }

    /// <summary>
    /// As a comparison SQLite leaves it a probe; the bare word it would turn into one more table to join. The plus sign keeps it from looking for
    /// the value in the whole index: the record is known.
    /// </summary>
    private string Exists(RecordField field, ValueTest test, string record)
    {
        string alias = _aliases.Next();
        return $"1 = EXISTS (SELECT 1 FROM {test.Source} {alias} WHERE {alias}.field = {_values.Parameter(field.Number)} AND {alias}.record = {record} AND {test.Sql("+" + alias)})";
    }

    private string? WriteSameRow(List<Comparison> comparisons, string record)
    {
        List<string> tables = [];
        List<string> tests = [];
        string? first = null;
        foreach (Comparison comparison in comparisons)
        {
            RecordField field = FieldOf(comparison)!;
            if (_values.TestOf(field, comparison.Operator, comparison.Operand) is not { } test)
            {
                continue;
            }

            string alias = _aliases.Next();
            tables.Add($"{test.Source} {alias}");
            tests.Add($"{alias}.field = {_values.Parameter(field.Number)} AND {alias}.record = {record} AND {test.Sql("+" + alias)}");
            if (first is not null)
            {
                tests.Add($"{alias}.row = {first}.row");
            }

            first ??= alias;
        }

        return tables.Count == 0 ? null : $"1 = EXISTS (SELECT 1 FROM {string.Join(", ", tables)} WHERE {string.Join(" AND ", tests)})";
    }

    /// <summary>Records of another app that have the same value as this one: at least one that passes, and for a negation none that does not.</summary>
    private string? WriteRelated(List<Comparison> comparisons, string record)
    {
        JsonObject reference = _form.TopLevel.First(f => f.Code == comparisons[0].Field.Related).Form.ReferenceTable!;
        RecordField? own = _form.Find((string)reference["condition"]!["field"]!);
        RecordForm? related = _context.FormOf(RelatedApp.IdOf(reference));
        RecordField? other = related?.Find((string)reference["condition"]!["relatedField"]!);
        if (own is null || related is null || other is null)
        {
            return "0";
        }

        QueryTranslator inner = new(related, _context, Parameters, _aliases);
        string here = _aliases.Next();
        string there = _aliases.Next();
        string join = $"SELECT 1 FROM record_value {here} JOIN record_value {there} ON {there}.field = {_values.Parameter(other.Number)} AND {there}.value = {here}.value"
            + $" WHERE {here}.field = {_values.Parameter(own.Number)} AND {here}.record = {record} AND {here}.value <> ''";
        if (QueryText.ParseCondition((string)reference["filterCond"]!).Tree.Condition is { } filter && inner.Write(filter, there + ".record") is { } shown)
        {
            join += " AND " + shown;
        }

        if (_context.AccessTo(related.App) is { } access)
        {
            string?[] seen =
            [
                access.WriteVisible(inner, there + ".record"),
                access.WriteReadable(inner, there + ".record", comparisons.Select(c => related.Find(c.Field.Code)).Append(other).OfType<RecordField>()),
            ];
            join += string.Concat(seen.OfType<string>().Select(test => " AND " + test));
        }

        ILookup<bool, Comparison> bySense = comparisons.ToLookup(c => IsNegative(c.Operator));
        List<string?> parts = [];
        string? positive = Join(bySense[false].Select(c => inner.WriteOne(Plain(c), there + ".record")), " AND ");
        if (positive is not null)
        {
            parts.Add($"1 = EXISTS ({join} AND {positive})");
        }

        foreach (Comparison comparison in bySense[true])
        {
            if (inner.WriteOne(Plain(comparison), there + ".record") is { } test)
            {
                parts.Add($"(1 = EXISTS ({join}) AND NOT EXISTS ({join} AND NOT ({test})))");
            }
        }

        return Join(parts, " AND ");
    }

    private static Comparison Plain(Comparison comparison) => comparison with { Field = new FieldName(comparison.Field.Code) };

    private static bool IsNegative(QueryOperator op) =>
        op is QueryOperator.NotEqual or QueryOperator.NotIn or QueryOperator.NotLike or QueryOperator.IsNotEmpty;

    /// <summary>The field; <see langword="null"/> for the record's number.</summary>
    private RecordField? FieldOf(Comparison comparison)
    {
        RecordField? field = comparison.Field.Code == "$id" ? null : _form.Find(comparison.Field.Code);
        return field?.Type == "RECORD_NUMBER" ? null : field;
    }

    private static string? Join(IEnumerable<string?> parts, string with)
    {
        List<string> present = [.. parts.OfType<string>()];
        return present.Count switch
        {
            0 => null,
            1 => present[0],
            _ => $"({string.Join(with, present)})",
        };
    }

    private sealed class Aliases
    {
        private int _last;

        public string Next() => "v" + (++_last).ToString(CultureInfo.InvariantCulture);
    }
}
