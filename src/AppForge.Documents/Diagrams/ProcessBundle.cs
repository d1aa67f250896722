namespace AppForge.Documents.Diagrams;

/// <summary>Actions that lead to the same state and are drawn as lines that join.</summary>
internal sealed record ProcessBundle(int Target, IReadOnlyList<ProcessPictureAction> Actions)
{
    /// <summary>Whether all have one name, so that it is said once.</summary>
    public bool HasOneName => Actions.All(a => a.Name == Actions[0].Name);

    public string Label => string.Concat(Actions.Select(a => CircledNumber.Of(a.Number))) + " " + Actions[0].Name;
}
