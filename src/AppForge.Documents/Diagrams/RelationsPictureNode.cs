namespace AppForge.Documents.Diagrams;

/// <summary>An app or a service as drawn.</summary>
/// <param name="Key">What links call it; shown below the name of an app.</param>
/// <param name="Name">The name.</param>
/// <param name="HasPersonal">Whether it holds personal information.</param>
/// <param name="IsService">Whether it is a service outside kintone.</param>
public sealed record RelationsPictureNode(string Key, string Name, bool HasPersonal, bool IsService);
