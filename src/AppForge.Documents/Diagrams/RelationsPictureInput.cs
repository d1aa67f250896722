namespace AppForge.Documents.Diagrams;

/// <summary>What <see cref="RelationsPicture"/> draws: one app and one step around it.</summary>
/// <param name="Title">The title of the drawing.</param>
/// <param name="Center">The app in question.</param>
/// <param name="Neighbours">The other apps and services in the order they are to stand.</param>
/// <param name="Links">The relations; those that touch neither the app in question nor two neighbours standing next to each other are left out.</param>
public sealed record RelationsPictureInput(string Title, RelationsPictureNode Center, IReadOnlyList<RelationsPictureNode> Neighbours, IReadOnlyList<RelationsPictureLink> Links);
