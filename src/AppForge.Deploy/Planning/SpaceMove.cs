namespace AppForge.Deploy.Planning;

/// <summary>An app that is in another space than its definition says.</summary>
/// <param name="Name">The name of the space in the definitions.</param>
/// <param name="From">The space it is in; null outside of spaces.</param>
/// <param name="To">The space it shall be in.</param>
public sealed record SpaceMove(string Name, long? From, long To);
