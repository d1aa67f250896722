using System.Text.Json.Nodes;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>A write as it was sent.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path.</param>
/// <param name="Body">The body.</param>
internal sealed record SentWrite(string Method, string Path, JsonObject Body)
{
    /// <summary>What it writes to: the same for the same setting of the same app.</summary>
    public (string Method, string Path, string? App) Target => (Method, Path, (Body["app"] ?? Body["id"])?.ToString());
}
