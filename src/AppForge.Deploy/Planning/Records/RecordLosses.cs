using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;

namespace AppForge.Deploy.Planning.Records;

/// <summary>Counts what the changes of an app lose: the records that hold a value of what goes. Asks nothing where nothing is lost.</summary>
/// <param name="counter">Counts.</param>
/// <param name="app">The app; not one that is to be created.</param>
internal sealed class RecordLosses(RecordCounter counter, AppPlan app)
{
    private readonly LiveForm _form = new(app);

    /// <summary>The counts by address of what goes.</summary>
    public async Task<ImmutableSortedDictionary<string, RecordCount>> CountAsync(CancellationToken cancellationToken)
    {
        var losing = app.Intentions.Where(c => c.Risk == ChangeRisk.LosesData).Select(c => c.Address).Distinct();
        var counts = await Task.WhenAll(losing.Select(async a => KeyValuePair.Create(a.Text, await CountAsync(a, cancellationToken).ConfigureAwait(false)))).ConfigureAwait(false);
        return counts.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    // An app that was never live has no records.
    private Task<RecordCount> CountAsync(Address address, CancellationToken cancellationToken)
    {
        if (app.LiveRevision is null)
        {
            return Task.FromResult(RecordCount.None);
        }

        var (condition, isExact, field) = ConditionOf([.. AddressParts.Of(address.Within(app.Key)).Select(AddressParts.Unquoted)]);
        return counter.CountAsync(app.AppId!.Value, condition, isExact, _form.MayBeHidden(field), cancellationToken);
    }

    // What can't be asked for can't be held by more than all records.
    private (QueryCondition Condition, bool IsExact, LiveField? Field) ConditionOf(ImmutableArray<string> parts)
    {
        switch (parts)
        {
            case ["process", "states", var state]:
                return (ValueConditions.HasOption(_form.StatusCode, state), true, null);
            case ["fields", var code, "options", var option] when _form.Find(code) is { } field:
                return (ValueConditions.HasOption(field.Code, option), true, field);
            case ["fields", var table, "fields", var column, "options", var option] when _form.Find(table, column) is { } field:
                return (ValueConditions.HasOption(field.Code, option), true, field);
            case ["fields", var code] when _form.Find(code) is { } field && HasValue(field) is var (condition, isExact):
                return (condition, isExact, field);
            case ["fields", var table, "fields", var column] when _form.Find(table, column) is { } field && HasValue(field) is var (condition, isExact):
                return (condition, isExact, field);
            default:
                return (ValueConditions.Everything, false, null);
        }
    }

    private static (QueryCondition Condition, bool IsExact)? HasValue(LiveField field)
    {
        if (field.Holds != RecordValueKind.Rows)
        {
            return ValueConditions.HasValue(field.Scope);
        }

        // A record loses a table where one of its columns has a value somewhere; where that can't be asked, where it has rows.
        var columns = field.Columns.Select(c => c.Scope).ToList();
        var values = columns.ConvertAll(ValueConditions.HasValue);
        return values.Count > 0 && values.TrueForAll(v => v is { IsExact: true }) ? (ValueConditions.Any([.. values.Select(v => v!.Value.Condition)]), true)
            : ValueConditions.HasRows(columns) is { } rows ? (rows, false)
            : null;
    }
}
