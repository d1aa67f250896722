namespace AppForge.Records;

/// <summary>A user in a record.</summary>
/// <param name="Code">The login name.</param>
/// <param name="Name">The name shown; kintone knows it, so it is never written.</param>
public sealed record KintoneUser(string Code, string? Name = null);
