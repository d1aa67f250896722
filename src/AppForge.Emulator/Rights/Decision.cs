using System.Collections.Immutable;
using AppForge.Compiler.Query;
using AppForge.Emulator.Records;

namespace AppForge.Emulator.Rights;

/// <summary>
/// Whether rows let one caller through, as far as that can be said without a record: the answer of the first of <see cref="Cases"/> that is true of
/// the record, else <see cref="Otherwise"/>.
/// </summary>
/// <param name="Cases">What depends on the people in fields of the record.</param>
/// <param name="Otherwise">The answer in all other cases.</param>
internal sealed record Decision(ImmutableArray<(QueryCondition When, bool Lets)> Cases, bool Otherwise)
{
    /// <summary>Whether the answer is the same for every record.</summary>
    public bool IsFixed => Cases.IsEmpty;

    /// <summary>A condition that all records meet that are let through; <see langword="null"/> where there is none.</summary>
    public QueryCondition? Bound => Otherwise ? null : AnyOf([.. Cases.Where(c => c.Lets).Select(c => c.When)]);

    public static Decision Of<T>(IEnumerable<RightsRow<T>> rows, Memberships caller, Func<T, bool> lets)
    {
        List<(QueryCondition When, bool Lets)> cases = [];
        bool otherwise = false;
        foreach (RightsRow<T> row in rows)
        {
            if (caller.Fits(row) is not { } fits)
            {
                cases.Add((HasOneOf(row.Field!, caller.CodesIn(row)), lets(row.Rights)));
            }
            else if (fits)
            {
                otherwise = lets(row.Rights);
                break;
            }
        }

        // What comes to the same as all the rest need not be asked.
        while (cases.Count > 0 && cases[^1].Lets == otherwise)
        {
            cases.RemoveAt(cases.Count - 1);
        }

        return new([.. cases], otherwise);
    }

    public string Write(QueryTranslator translator, string record) => IsFixed ? Sql(Otherwise)
        : $"CASE {string.Join(' ', Cases.Select(c => $"WHEN {translator.Write(c.When, record) ?? "1"} THEN {Sql(c.Lets)}"))} ELSE {Sql(Otherwise)} END";

    /// <summary>One condition for several; without any it is one that no record meets.</summary>
    public static QueryCondition AnyOf(ImmutableArray<QueryCondition> terms) => terms.Length == 1 ? terms[0] : new OrCondition(terms);

    private static string Sql(bool value) => value ? "1" : "0";

    private static Comparison HasOneOf(RecordField field, IReadOnlySet<string> codes) =>
        new(new FieldName(field.Code), QueryOperator.In, new OperandList([.. codes.Order(StringComparer.Ordinal).Select(code => new TextLiteral(code))]));
}
