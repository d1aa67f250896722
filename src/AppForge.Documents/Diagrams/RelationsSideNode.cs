namespace AppForge.Documents.Diagrams;

/// <summary>A neighbour and its relations with the app in question.</summary>
internal sealed record RelationsSideNode(RelationsPictureNode Node, IReadOnlyList<RelationsPictureLink> Links);
