using AppForge.Compiler.Query;
using AppForge.Emulator.Rights;

namespace AppForge.Emulator.Records;

/// <summary>A query for the records of one app, as it is run.</summary>
/// <param name="form">The app's form.</param>
/// <param name="tree">The query.</param>
/// <param name="context">What else it asks about.</param>
/// <param name="access">What the asker can see: other records are not found. Without it all are.</param>
internal sealed class RecordQuery(RecordForm form, QueryTree tree, QueryContext context, RecordAccess? access = null)
{
    public const int DefaultLimit = 100;

    private const string NoTest = "1";

    /// <summary>
    /// Up to so many records are found first and then sorted; of more the sort order is followed until enough are found. The two cost the same about here for a
    /// page of a hundred out of a hundred thousand.
    /// </summary>
    private const int FewCandidates = 5000;

    /// <summary>The ids of the records in order.</summary>
    /// <param name="limit">At most so many; -1 for all.</param>
    /// <param name="offset">After so many.</param>
    public IReadOnlyList<long> Ids(long limit, long offset)
    {
        if (Found() is { } found)
        {
            return new SortedRecords(form, found, tree.Order).Page(limit, offset);
        }

        QueryTranslator translator = new(form, context);
        string from = From(translator, out List<string> order);
        string sql = $"SELECT s0.record FROM {from} WHERE {Test(translator, "s0.record", null)} ORDER BY {string.Join(", ", order)}"
            + $" LIMIT {translator.Parameter(limit)} OFFSET {translator.Parameter(offset)}";
        return form.Store.AskIds(sql, translator.Parameters);
    }

    public long Count()
    {
        if (tree.Condition is null && access?.SeesAll != false)
        {
            return form.Store.Records.Count(form.App);
        }

        QueryTranslator translator = new(form, context);
        QueryCondition? shortest = Shortest(always: true);
        string sql = $"SELECT COUNT(*) FROM {Candidates(translator, shortest)} WHERE {Test(translator, "c.record", shortest)}";
        return form.Store.Ask(sql, r => r.GetInt64(0), translator.Parameters).Single();
    }

    /// <summary>Whether more records than this meet the condition, without counting all of them.</summary>
    public bool Exceeds(long most)
    {
        if (tree.Condition is null || form.Store.Records.LastId(form.App) <= most)
        {
            return false;
        }

        QueryTranslator translator = new(form, context);
        QueryCondition? shortest = Shortest(always: true);
        string sql = $"SELECT COUNT(*) FROM (SELECT 1 FROM {Candidates(translator, shortest)} WHERE {Test(translator, "c.record", shortest)} LIMIT {translator.Parameter(most + 1)})";
        return form.Store.Ask(sql, r => r.GetInt64(0), translator.Parameters).Single() > most;
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

    /// <summary>The records that are found, in no order, if those to look at are few; the index may name one more than once.</summary>
    private List<long>? Found()
    {
        QueryTranslator translator = new(form, context);
        if (Terms().ToList() is [var only] && translator.CandidatesOf(only) is { } named && Test(translator, "c.record", only) == NoTest)
        {
            // Whether they are few shows when they are read.
            List<long> found = form.Store.AskIds($"SELECT record FROM ({named}) LIMIT {FewCandidates + 1}", translator.Parameters);
            return found.Count > FewCandidates ? null : found;
        }

        translator = new(form, context);
        return Shortest() is { } few
            ? form.Store.AskIds($"SELECT record FROM ({translator.CandidatesOf(few)}) c WHERE {Test(translator, "c.record", few)}", translator.Parameters)
            : null;
    }

    /// <summary>The index of the first value to sort by, followed from one end, in an order of joins that SQLite is not to change.</summary>
    private string From(QueryTranslator translator, out List<string> order)
    {
        List<string> tables = [];
        order = [];
        bool isDecided = false;
        foreach (SortKey key in tree.Order)
        {
            RecordField field = key.Field.Code == "$id" ? form.BuiltIn("RECORD_NUMBER") : form.Find(key.Field.Code)!;
            string direction = key.IsDescending ? " DESC" : "";
            if (field.Type == "RECORD_NUMBER")
            {
                // No two records share it: what follows orders nothing any more.
                order.Add("s0.record" + direction);
                isDecided = true;
                break;
            }

            string alias = $"s{order.Count}";
            string number = translator.Parameter(field.Number);
            tables.Add(tables.Count == 0 ? $"(SELECT * FROM record_value INDEXED BY record_value_order WHERE field = {number}) s0"
                : $"CROSS JOIN record_value {alias} ON {alias}.field = {number} AND {alias}.record = s0.record AND {alias}.item = 0");
            order.Add($"{alias}.value{direction}");
        }

        if (tables.Count == 0)
        {
            tables.Add($"(SELECT * FROM record_value WHERE field = {translator.Parameter(form.BuiltIn("RECORD_NUMBER").Number)}) s0");
        }

        if (!isDecided)
        {
            order.Add("s0.record DESC");
        }

        return string.Join(' ', tables);
    }

    private string Candidates(QueryTranslator translator, QueryCondition? shortest) => shortest is not null
        ? $"(SELECT DISTINCT record FROM ({translator.CandidatesOf(shortest)})) c"
        : $"(SELECT record FROM record_value WHERE field = {translator.Parameter(form.BuiltIn("RECORD_NUMBER").Number)}) c";

    private string Test(QueryTranslator translator, string record, QueryCondition? candidates)
    {
        string?[] tests =
        [
            Rest(candidates) is { } rest ? translator.Write(rest, record) : null,
            access?.WriteVisible(translator, record),
            access?.WriteReadable(translator, record, FieldsIn(tree.Condition)),
        ];
        return string.Join(" AND ", tests.OfType<string>().DefaultIfEmpty(NoTest));
    }

    /// <summary>The fields of the app that a condition asks for.</summary>
    private IEnumerable<RecordField> FieldsIn(QueryCondition? condition) => condition switch
    {
        AndCondition and => and.Terms.SelectMany(FieldsIn),
        OrCondition or => or.Terms.SelectMany(FieldsIn),
        Comparison comparison => new[] { form.Find(comparison.Field.Related ?? comparison.Field.Code) }.OfType<RecordField>(),
        _ => [],
    };

    /// <summary>What is still to be asked of the candidates.</summary>
    private QueryCondition? Rest(QueryCondition? candidates) =>
        candidates is null || !new QueryTranslator(form, context).IsAnsweredBy(candidates) ? tree.Condition
        : tree.Condition is AndCondition and ? and with { Terms = and.Terms.RemoveAll(t => ReferenceEquals(t, candidates)) }
        : ReferenceEquals(tree.Condition, candidates) ? null : tree.Condition;

    /// <summary>The part of the condition that leaves the fewest records, if those are few.</summary>
    private QueryCondition? Shortest(bool always = false)
    {
        QueryCondition? shortest = null;
        long fewest = always ? long.MaxValue : FewCandidates + 1;
        foreach (QueryCondition term in Terms())
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

    /// <summary>What all records meet that are found.</summary>
    private IEnumerable<QueryCondition> Terms()
    {
        IEnumerable<QueryCondition> asked = tree.Condition is AndCondition and ? and.Terms : tree.Condition is { } one ? [one] : [];
        return access?.Bound is { } bound ? asked.Append(bound) : asked;
    }
}
