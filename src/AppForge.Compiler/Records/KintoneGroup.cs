namespace AppForge.Records;

/// <summary>A group of users in a record.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">The name shown; kintone knows it, so it is never written.</param>
public sealed record KintoneGroup(string Code, string? Name = null);
