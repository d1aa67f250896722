using System.Text.Json.Nodes;
using AppForge.Compiler.Query;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Records;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Rights;

/// <summary>
/// What the caller may do with the records of an app and their fields: the rights for the app, then those for the record, then those for the
/// field; each can only take away. They hold for administrators too. An API token has the rights of its boxes and is under no rule for records or
/// fields: kintone's help says that its boxes go before all three settings.
/// </summary>
internal sealed class RecordAccess
{
    private readonly Call _call;
    private readonly RightsRules? _rules;
    private readonly Memberships _caller;
    private readonly RecordRights _ofApp;
    private readonly QueryContext _rulesContext;
    private readonly Dictionary<RecordField, IReadOnlyList<Decision>> _readings = [];
    private List<(QueryTree When, Decision Lets)>? _viewing;

    public RecordAccess(Call call, AppRow app)
    {
        (_call, App, Form) = (call, app, call.World.Forms.Of(app));
        _rules = call.Caller.UsesTokens ? null : Form.Rights;
        _caller = call.Memberships;
        _rulesContext = QueryContext.OfRules(call.World, call.Caller.User);
        AppRights rights = call.World.Access.RightsOf(call.Caller, app);
        _ofApp = (rights.HasFlag(AppRights.View) ? RecordRights.View : 0)
            | (rights.HasFlag(AppRights.Edit) ? RecordRights.Edit : 0)
            | (rights.HasFlag(AppRights.Delete) ? RecordRights.Delete : 0);
    }

    public AppRow App { get; }

    public RecordForm Form { get; }

    /// <summary>The fields as the caller can name them in a query.</summary>
    public IFieldScope Scope => _rules is null ? Form.Scope : new SeenFields(_call, this);

    /// <summary>Whether any field has rights of its own: without, every field can be seen.</summary>
    public bool LimitsFields => _rules is { ConcernFields: true };

    /// <summary>Whether every record of the app can be seen.</summary>
    public bool SeesAll => Viewing.Count == 0;

    /// <summary>A condition that all records meet that the caller can see: to find them by the index; <see langword="null"/> where there is none.</summary>
    public QueryCondition? Bound
    {
        get
        {
            if (Viewing.Count == 0 || Viewing[^1].When.Condition is not null)
            {
                // Who is in no rule's condition is seen.
                return null;
            }

            List<QueryCondition?> bounds = [.. Viewing.Where(v => !v.Lets.IsFixed || v.Lets.Otherwise).Select(v => v.Lets.Bound ?? v.When.Condition)];
            return bounds.Count == 0 || bounds.Contains(null) ? null : Decision.AnyOf([.. bounds.OfType<QueryCondition>()]);
        }
    }

    /// <summary>For each rule in turn, whether it lets the caller see the records of its condition; what comes after a rule for all records is never asked.</summary>
    private List<(QueryTree When, Decision Lets)> Viewing => _viewing ??= ReadViewing();

    /// <summary>The record of an id that a request names.</summary>
    /// <exception cref="KintoneErrorException">There is none (GAIA_RE01), or the caller lacks the right (CB_NO02).</exception>
    public RecordRow Find(long id, RecordRights needed)
    {
        RecordRow record = _call.Store.Records.Find(App.Id, id) ?? throw RecordErrors.NotFound(Wire.Number(id));
        Demand(record, needed);
        return record;
    }

    public void Demand(RecordRow record, RecordRights needed)
    {
        if (!Allows(record, needed))
        {
            throw KnownErrors.NoPrivilege();
        }
    }

    public bool Allows(RecordRow record, RecordRights needed) => needed == RecordRights.None || Of(record).HasFlag(needed);

    public RecordRights Of(RecordRow record)
    {
        foreach (RecordRule rule in _rules?.Records ?? [])
        {
            if (new RecordQuery(Form, rule.When, _rulesContext).Holds(record.Id))
            {
                return _ofApp & (rule.Rows.FirstOrDefault(r => _caller.Fits(r, record.Values))?.Rights ?? RecordRights.None);
            }
        }

        return _ofApp;
    }

    /// <summary>The rights for a field of a record that has these values.</summary>
    public FieldRights Of(RecordField field, JsonObject values)
    {
        FieldRights rights = FieldRights.Write;
        foreach (IEnumerable<RightsRow<FieldRights>> rows in LimitsFields ? _rules!.Of(field).Select(r => r.AsEnumerable()) : [])
        {
            FieldRights given = rows.FirstOrDefault(r => _caller.Fits(r, values))?.Rights ?? FieldRights.None;
            rights = given < rights ? given : rights;
        }

        return rights;
    }

    /// <summary>Whether the caller can see the field in no record at all: to the caller there is no such field.</summary>
    public bool Hides(RecordField field) => ReadingOf(field).Any(d => d is { IsFixed: true, Otherwise: false });

    /// <summary>The test of a record, that the caller can see it; <see langword="null"/> where all can be seen.</summary>
    public string? WriteVisible(QueryTranslator translator, string record)
    {
        if (SeesAll)
        {
            return null;
        }

        QueryTranslator rules = translator.With(_rulesContext);
        bool coversAll = Viewing[^1].When.Condition is null;
        string last = coversAll ? Viewing[^1].Lets.Write(rules, record) : "1";
        IEnumerable<string> cases = Viewing.Take(Viewing.Count - (coversAll ? 1 : 0))
            .Select(v => $"WHEN {rules.Write(v.When.Condition!, record) ?? "1"} THEN {v.Lets.Write(rules, record)}");
        string sql = string.Join(' ', cases);
        return sql.Length == 0 ? $"({last})" : $"1 = CASE {sql} ELSE {last} END";
    }

    /// <summary>The test of a record, that the caller can see its values of fields that a query asks for: whether one is found would tell them. What a sort tells is left: where a value stands, not what it is.</summary>
    public string? WriteReadable(QueryTranslator translator, string record, IEnumerable<RecordField> fields)
    {
        QueryTranslator rules = translator.With(_rulesContext);
        List<string> tests = [.. fields.Distinct().SelectMany(ReadingOf).Where(d => !d.IsFixed).Select(d => $"1 = {d.Write(rules, record)}").Distinct(StringComparer.Ordinal)];
        return tests.Count == 0 ? null : string.Join(" AND ", tests);
    }

    private IReadOnlyList<Decision> ReadingOf(RecordField field)
    {
        if (!LimitsFields)
        {
            return [];
        }

        if (!_readings.TryGetValue(field, out IReadOnlyList<Decision>? decisions))
        {
            _readings.Add(field, decisions = [.. _rules!.Of(field).Select(rows => Decision.Of(rows, _caller, r => r >= FieldRights.Read))]);
        }

        return decisions;
    }

    private List<(QueryTree When, Decision Lets)> ReadViewing()
    {
        List<(QueryTree When, Decision Lets)> rules = [];
        foreach (RecordRule rule in _rules?.Records ?? [])
        {
            rules.Add((rule.When, Decision.Of(rule.Rows, _caller, r => r.HasFlag(RecordRights.View))));
            if (rule.When.Condition is null)
            {
                break;
            }
        }

        // What is open without the last rules need not be asked of them.
        while (rules.Count > 0 && rules[^1].Lets is { IsFixed: true, Otherwise: true })
        {
            rules.RemoveAt(rules.Count - 1);
        }

        while (rules.Count > 1 && rules[^1] is { When.Condition: null, Lets: { IsFixed: true } last } && rules[^2].Lets is { IsFixed: true } before && before.Otherwise == last.Otherwise)
        {
            rules.RemoveAt(rules.Count - 2);
        }

        return rules;
    }
}
