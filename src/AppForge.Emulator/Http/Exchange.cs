using System.Text.Json.Nodes;

namespace AppForge.Emulator.Http;

/// <summary>
/// A request and what kintone answers to it, before any arranged fault spoils the answer. Shown to whoever in this process listens to <see cref="Source"/>;
/// nobody pays for it otherwise. To be looked at while it is shown: the bytes of the answer are lent.
/// </summary>
internal sealed record Exchange(HttpRequest Request, ReadOnlyMemory<byte> Body, Answer Answer)
{
    /// <summary>The name of the <see cref="System.Diagnostics.DiagnosticListener"/> that each host has for itself.</summary>
    public const string Source = "AppForge.Emulator";

    public string Method => RequestReader.MethodOf(Request);

    public string Path => Request.Path.Value ?? "";

    /// <summary>What was sent, read anew, from wherever kintone takes it.</summary>
    public JsonObject ReadParameters() => RequestReader.ReadParameters(Request, Method, Body);
}
