using System.Net;
using System.Text.Json;

namespace AppForge.Deploy.Kintone;

/// <summary>kintone's good answer to one request.</summary>
/// <param name="status">The HTTP status, 2xx.</param>
/// <param name="json">The answer, independent of any buffer; undefined for a file.</param>
public sealed class KintoneResponse(HttpStatusCode status, JsonElement json)
{
    /// <summary>The HTTP status, 2xx.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>The answer; ids and revisions in it are strings. Undefined where the answer is a file.</summary>
    public JsonElement Json { get; } = json;

    /// <summary>The file, where one was asked for.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>How many requests the domain had in flight (<c>X-ConcurrencyLimit-Running</c>), where told.</summary>
    public int? ConcurrencyRunning { get; init; }

    /// <summary>How many requests the domain may have in flight (<c>X-ConcurrencyLimit-Limit</c>), where told.</summary>
    public int? ConcurrencyLimit { get; init; }

    /// <summary>kintone's warning (<c>X-Cybozu-Warning</c>): a condition matched so many records that the result may be cut.</summary>
    public string? Warning { get; init; }

    /// <summary>How many times the request was sent until this answer came; at least 1.</summary>
    public int Attempts { get; internal init; } = 1;

    /// <summary>The status and the number of attempts; never content, which may be a record's.</summary>
    public override string ToString() => FormattableString.Invariant($"HTTP {(int)Status} ({Attempts})");
}
