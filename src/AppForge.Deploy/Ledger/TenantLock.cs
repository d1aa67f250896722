using System.Globalization;
using System.Text.Json;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Kintone;

namespace AppForge.Deploy.Ledger;

/// <summary>
/// Keeps two machines from deploying to one environment at a time: a record whose unique key is the environment. kintone itself refuses the second. Where the tenant has no
/// ledger there is no such lock; revisions guard every write all the same.
/// </summary>
public sealed class TenantLock : IAsyncDisposable
{
    private readonly KintoneApi? _api;
    private readonly long _app;
    private readonly long _record;
    private bool _isKept;

    private TenantLock(KintoneApi? api, long app, long record) => (_api, _app, _record) = (api, app, record);

    /// <summary>Takes the lock of an environment.</summary>
    /// <param name="api">The tenant.</param>
    /// <param name="ids">The environment's app ids: the ledger is among them, or there is none.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="run">The run that takes it; one that holds it already, because it was stopped, has it again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TenantLockedException">Another run holds it.</exception>
    /// <exception cref="KintoneApiException">kintone refuses, or is out of reach.</exception>
    public static async Task<TenantLock> TakeAsync(KintoneApi api, AppIdMap ids, string environment, string run, CancellationToken cancellationToken)
    {
        if (ids.IdOf(LedgerApp.Key) is not { } app)
        {
            return new(null, 0, 0);
        }

        try
        {
            return new(api, app, await AddAsync(api, app, environment, run, cancellationToken).ConfigureAwait(false));
        }
        catch (KintoneApiException)
        {
            // Refused because it is there already; or it was made, and no answer came.
            if (await FindAsync(api, app, environment, cancellationToken).ConfigureAwait(false) is not { } holder)
            {
                throw;
            }

            return holder.Run == run ? new(api, app, holder.Record) : throw new TenantLockedException(environment, holder.Run, holder.Who, holder.Since);
        }
    }

    /// <summary>Looks whether somebody holds the lock, before anything is said about what they have written so far.</summary>
    /// <exception cref="TenantLockedException">Somebody does.</exception>
    /// <exception cref="KintoneApiException">kintone refuses, or is out of reach.</exception>
    public static async Task RefuseIfHeldAsync(KintoneApi api, AppIdMap ids, string environment, CancellationToken cancellationToken)
    {
        if (ids.IdOf(LedgerApp.Key) is { } app && await FindAsync(api, app, environment, cancellationToken).ConfigureAwait(false) is { } holder)
        {
            throw new TenantLockedException(environment, holder.Run, holder.Who, holder.Since);
        }
    }

    /// <summary>Takes the lock away from whoever holds it: for a run that no machine can resume any more.</summary>
    /// <returns>Who held it; null where nobody did.</returns>
    public static async Task<string?> BreakAsync(KintoneApi api, AppIdMap ids, string environment, CancellationToken cancellationToken)
    {
        if (ids.IdOf(LedgerApp.Key) is not { } app || await FindAsync(api, app, environment, cancellationToken).ConfigureAwait(false) is not { } holder)
        {
            return null;
        }

        await DeleteAsync(api, app, holder.Record, cancellationToken).ConfigureAwait(false);
        return $"{holder.Run} ({holder.Who}, {holder.Since})";
    }

    /// <summary>Leaves the lock where it is: something of the run is left, and resume or abort will need it.</summary>
    public void Keep() => _isKept = true;

    /// <summary>Gives the lock back. Where that fails it stays, and the next run says who holds it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_api is null || _isKept)
        {
            return;
        }

        try
        {
            await DeleteAsync(_api, _app, _record, CancellationToken.None).ConfigureAwait(false);
        }
        catch (KintoneApiException)
        {
            // The deployment has its own result, which this must not hide.
        }
    }

    private static async Task<long> AddAsync(KintoneApi api, long app, string environment, string run, CancellationToken cancellationToken)
    {
        var who = api.Client.Connection.Credentials is KintoneCredentials.Password password ? password.User : "API token";
        var request = KintoneRequest.Post("record.json", KintoneJson.Object(json =>
        {
            json.WriteNumber("app", app);
            json.WriteStartObject("record");
            Write(json, LedgerApp.Lock, environment);
            Write(json, LedgerApp.Run, run);
            Write(json, LedgerApp.Who, who);
            Write(json, LedgerApp.Since, api.Client.Time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:00Z", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }));
        return KintoneJson.Long((await api.Client.SendAsync(request, cancellationToken).ConfigureAwait(false)).Json, "id", request);
    }

    private static void Write(Utf8JsonWriter json, string code, string value)
    {
        json.WriteStartObject(code);
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    private static async Task<(long Record, string Run, string Who, string Since)?> FindAsync(KintoneApi api, long app, string environment, CancellationToken cancellationToken)
    {
        var query = $"{LedgerApp.Lock} = \"{environment.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" limit 1";
        var request = KintoneRequest.Get("records.json", KintoneParameter.Of("app", app), KintoneParameter.Of("query", query));
        var records = KintoneJson.List((await api.Client.SendAsync(request, cancellationToken).ConfigureAwait(false)).Json, "records", request);
        return records.GetArrayLength() == 0 ? null : (
            long.Parse(Value(records[0], "$id"), CultureInfo.InvariantCulture), Value(records[0], LedgerApp.Run), Value(records[0], LedgerApp.Who), Value(records[0], LedgerApp.Since));
    }

    private static string Value(JsonElement record, string code) =>
        record.TryGetProperty(code, out var field) && field.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static Task<KintoneResponse> DeleteAsync(KintoneApi api, long app, long record, CancellationToken cancellationToken) =>
        api.Client.SendAsync(KintoneRequest.Delete("records.json", [KintoneParameter.Of("app", app), KintoneParameter.List("ids", [record])]), cancellationToken);
}
