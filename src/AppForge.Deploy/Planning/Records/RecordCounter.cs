using System.Globalization;
using System.Text.Json;
using AppForge.Compiler.Query;
using AppForge.Deploy.Kintone;

namespace AppForge.Deploy.Planning.Records;

/// <summary>Counts records of a tenant by condition: one request each, of which a number is kept and nothing else.</summary>
/// <param name="api">The tenant.</param>
internal sealed class RecordCounter(KintoneApi api)
{
    private const string Path = "records.json";

    /// <summary>Whether it asks with API tokens, for which permissions of records and fields don't hold.</summary>
    public bool HasTokens => api.Client.Connection.Credentials is KintoneCredentials.ApiTokens;

    /// <summary>How many records meet a condition.</summary>
    /// <param name="app">The app's id.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="isExact">Whether it is met by those records only that are meant.</param>
    /// <param name="mayBeHidden">Whether some may be hidden from the account.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RecordCount> CountAsync(long app, QueryCondition condition, bool isExact, bool mayBeHidden, CancellationToken cancellationToken)
    {
        if (await AskAsync(app, new(condition, [], Limit: 1), ["$id"], wantsTotal: true, cancellationToken).ConfigureAwait(false) is not { } answer)
        {
            return RecordCount.Unknown;
        }

        var number = long.Parse(answer.Json.GetProperty("totalCount").GetString()!, CultureInfo.InvariantCulture);

        // A condition that too many records meet is given up by kintone (limits.md, Traffic).
        var isPart = (mayBeHidden && !HasTokens) || answer.Warning is not null;
        return (isExact, isPart) switch
        {
            (true, false) => new(RecordCountKind.Exact, number),
            (false, false) => new(RecordCountKind.AtMost, number),
            (true, true) when number > 0 => new(RecordCountKind.AtLeast, number),
            _ => RecordCount.Unknown,
        };
    }

    /// <summary>A page of records; null where the account may not see them or kintone doesn't take the question.</summary>
    /// <param name="app">The app's id.</param>
    /// <param name="query">Which.</param>
    /// <param name="fields">Which of their fields.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<JsonElement?> PageAsync(long app, QueryTree query, IEnumerable<string> fields, CancellationToken cancellationToken) =>
        (await AskAsync(app, query, fields, wantsTotal: false, cancellationToken).ConfigureAwait(false))?.Json.GetProperty("records");

    // Refused is what a plan can do without; everything else it says as it says of settings that can't be read.
    private async Task<KintoneResponse?> AskAsync(long app, QueryTree query, IEnumerable<string> fields, bool wantsTotal, CancellationToken cancellationToken)
    {
        try
        {
            return await api.Client.SendAsync(KintoneRequest.Get(
                Path, KintoneParameter.Of("app", app), KintoneParameter.Of("query", QueryText.Print(query)), KintoneParameter.List("fields", fields),
                KintoneParameter.Of("totalCount", wantsTotal ? "true" : "false")), cancellationToken).ConfigureAwait(false);
        }
        catch (KintoneApiException e) when (e.Kind is KintoneErrorKind.Forbidden or KintoneErrorKind.NotFound or KintoneErrorKind.Refused)
        {
            return null;
        }
    }
}
