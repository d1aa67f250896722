using System.Collections.Immutable;
using System.Text.Json;
using AppForge.Compiler.Query;

namespace AppForge.Deploy.Planning.Records;

/// <summary>Goes once over the records of an app for all checks of values together, in pages by id. It goes over no more than <see cref="MostRecords"/>.</summary>
/// <param name="counter">Asks.</param>
internal sealed class ValueScan(RecordCounter counter)
{
    /// <summary>An app with more records isn't gone over: it would cost more requests than the answer is worth.</summary>
    public const int MostRecords = 20_000;

    private const int PageSize = 500;
    private const string Id = "$id";

    /// <summary>Goes over the records.</summary>
    /// <param name="app">The app's id.</param>
    /// <param name="checks">What to look for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether all records that the account sees were looked at.</returns>
    public async Task<bool> RunAsync(long app, IReadOnlyList<ValueCheck> checks, CancellationToken cancellationToken)
    {
        var fields = checks.SelectMany(c => c.Fields).ToList();
        var having = fields.ConvertAll(f => ValueConditions.HasValue(f.Scope)?.Condition);
        var relevant = having.Contains(null) ? null : ValueConditions.Any([.. having.Distinct().Select(h => h!)]);
        var total = await counter.CountAsync(app, relevant ?? ValueConditions.Everything, isExact: true, mayBeHidden: false, cancellationToken).ConfigureAwait(false);
        if (total.Kind != RecordCountKind.Exact || total.Number > MostRecords)
        {
            return total.IsNone;
        }

        ImmutableArray<string> asked = [Id, .. fields.Select(f => f.Table ?? f.Code).Distinct(StringComparer.Ordinal)];
        var last = "0";
        for (var more = total.Number > 0; more;)
        {
            var after = ValueConditions.After(last);
            var query = new QueryTree(relevant is null ? after : new AndCondition([relevant, after]), [new SortKey(new(Id), IsDescending: false)], PageSize);
            if (await counter.PageAsync(app, query, asked, cancellationToken).ConfigureAwait(false) is not { } page)
            {
                return false;
            }

            foreach (var record in page.EnumerateArray())
            {
                last = record.GetProperty(Id).GetProperty("value").GetString()!;
                foreach (var check in checks)
                {
                    if (!check.Fields.All(f => record.TryGetProperty(f.Table ?? f.Code, out _)))
                    {
                        return false;
                    }

                    check.Look([.. check.Fields.SelectMany(f => ValuesOf(record, f)).OfType<string>().Where(v => v.Length > 0)]);
                }
            }

            more = page.GetArrayLength() == PageSize;
        }

        return true;
    }

    private static IEnumerable<string?> ValuesOf(JsonElement record, LiveField field) => field.Table is null
        ? [TextOf(record.GetProperty(field.Code))]
        : record.GetProperty(field.Table).GetProperty("value").EnumerateArray()
            .Select(row => row.GetProperty("value").TryGetProperty(field.Code, out var cell) ? TextOf(cell) : null);

    private static string? TextOf(JsonElement field) => field.GetProperty("value") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
