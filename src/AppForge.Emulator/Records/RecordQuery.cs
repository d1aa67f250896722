using AppForge.Compiler.Query;

namespace AppForge.Emulator.Records;

/// <summary>A query for the records of one app, as it is run.</summary>
internal sealed class RecordQuery(RecordForm form, QueryTree tree, QueryContext context)
{
    public const int DefaultLimit = 100;

    /// <summary>Up to so many records are looked at one by one; of more the sort order is followed until enough are found.</summary>
    private const int FewCandidates = 2000;

    /// <summary>The ids of the records in order.</summary>
    /// <param name="limit">At most so many; -1 for all.</param>
    /// <param name="offset">After so many.</param>
    public IReadOnlyList<long> Ids(long limit, long offset)
    {
        QueryTranslator translator = new(form, context);
        string from = From(translator, out string record, out List<string> order);
        string where = Where(translator, record, Shortest());
        string sql = $"SELECT {record} FROM {from} WHERE {where} ORDER BY {string.Join(", ", order)}"
            + $" LIMIT {translator.Parameter(limit)} OFFSET {translator.Parameter(offset)}";
        return form.Store.Ask(sql, r => r.GetInt64(0), translator.Parameters);
    }

    public long Count()
    {
        if (tree.Condition is null)
        {
            return form.Store.Records.Count(form.App);
        }

        QueryTranslator translator = new(form, context);
        string number = translator.Parameter(form.BuiltIn("RECORD_NUMBER").Number);
        string sql = $"SELECT COUNT(*) FROM record_value s0 WHERE s0.field = {number} AND {Where(translator, "s0.record", Shortest(always: true))}";
        return form.Store.Ask(sql, r => r.GetInt64(0), translator.Parameters).Single();
    }

    /// <summary>Whether one record answers the query.</summary>
    public bool Holds(long record)
    {
        if (tree.Condition is null)
        {
            return true;
        }

        QueryTranslator translator = new(form, context);
        string id = translator.Parameter(record);
        return translator.Write(tree.Condition, id) is not { } test
            || form.Store.Ask($"SELECT 1 WHERE {test}", r => true, translator.Parameters).Count > 0;
    }

    private string From(QueryTranslator translator, out string record, out List<string> order)
    {
        List<string> tables = [];
        order = [];
        foreach (SortKey key in tree.Order)
        {
            RecordField field = key.Field.Code == "$id" ? form.BuiltIn("RECORD_NUMBER") : form.Find(key.Field.Code)!;
            string direction = key.IsDescending ? " DESC" : "";
            if (field.Type == "RECORD_NUMBER")
            {
                // No two records share it: what follows orders nothing any more.
                order.Add("{id}" + direction);
                break;
            }

            string alias = $"s{tables.Count}";
            string number = translator.Parameter(field.Number);
            tables.Add(tables.Count == 0 ? $"(SELECT * FROM record_value WHERE field = {number}) s0"
                : $"CROSS JOIN record_value {alias} ON {alias}.field = {number} AND {alias}.record = s0.record AND {alias}.item = 0");
            order.Add($"{alias}.value{direction}");
        }

        if (tables.Count == 0)
        {
            tables.Add($"(SELECT * FROM record_value WHERE field = {translator.Parameter(form.BuiltIn("RECORD_NUMBER").Number)}) s0");
        }

        if (!order.Exists(o => o.StartsWith("{id}", StringComparison.Ordinal)))
        {
            order.Add("{id} DESC");
        }

        string id = record = "s0.record";
        order = [.. order.Select(o => o.Replace("{id}", id, StringComparison.Ordinal))];
        return string.Join(' ', tables);
    }

    private string Where(QueryTranslator translator, string record, QueryCondition? shortest)
    {
        string where = tree.Condition is null ? "1" : translator.Write(tree.Condition, record) ?? "1";
        return shortest is null ? where : $"{record} IN ({translator.CandidatesOf(shortest)}) AND {where}";
    }

    /// <summary>The part of the condition that leaves the fewest records, if those are few.</summary>
    private QueryCondition? Shortest(bool always = false)
    {
        QueryCondition? shortest = null;
        long fewest = always ? long.MaxValue : FewCandidates + 1;
        foreach (QueryCondition term in tree.Condition is AndCondition and ? and.Terms : tree.Condition is { } one ? [one] : [])
        {
            QueryTranslator translator = new(form, context);
            if (translator.CandidatesOf(term) is { } candidates)
            {
                string sql = $"SELECT COUNT(*) FROM (SELECT 1 FROM ({candidates}) LIMIT {FewCandidates + 1})";
                long count = form.Store.Ask(sql, r => r.GetInt64(0), translator.Parameters).Single();
                (shortest, fewest) = count < fewest ? (term, count) : (shortest, fewest);
            }
        }

        return shortest;
    }
}
