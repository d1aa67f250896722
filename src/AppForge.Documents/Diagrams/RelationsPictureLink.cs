namespace AppForge.Documents.Diagrams;

/// <summary>A relation as drawn.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="From">The key of the app that has the relation in its definition; for a service that sends data, the service.</param>
/// <param name="To">The key of the app or service it points to.</param>
/// <param name="Label">The words at the line, such as the key and what is copied.</param>
public sealed record RelationsPictureLink(RelationKind Kind, string From, string To, string Label);
