namespace AppForge.Deploy.Tests.Kintone;

/// <summary>What a scripted transport saw of one request.</summary>
internal sealed record SentRequest(string Method, Uri Uri, Dictionary<string, string> Headers, string? ContentType, string? Body);
