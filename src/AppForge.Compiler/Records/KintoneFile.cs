namespace AppForge.Records;

/// <summary>A file in a record.</summary>
/// <param name="FileKey">Its key: of an upload for a new one, of the record for one that is kept.</param>
/// <param name="Name">Its name.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Size">Its size in bytes.</param>
public sealed record KintoneFile(string FileKey, string? Name = null, string? ContentType = null, long? Size = null);
