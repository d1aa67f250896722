namespace AppForge.Emulator;

/// <summary>A request the emulator answered. Bodies and credentials are never kept.</summary>
/// <param name="Method">The method that counted, after the override.</param>
/// <param name="Path">The path without the query.</param>
/// <param name="Status">The HTTP status; 0 when the connection was cut.</param>
/// <param name="ErrorCode">kintone's error code, if there was one.</param>
public sealed record LoggedRequest(string Method, string Path, int Status, string? ErrorCode);
