namespace AppForge.Records;

/// <summary>An organization in a record.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">The name shown; kintone knows it, so it is never written.</param>
public sealed record KintoneOrganization(string Code, string? Name = null);
