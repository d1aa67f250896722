namespace AppForge.Documents.Diagrams;

/// <summary>An action of a process as drawn.</summary>
/// <param name="Number">Its number in the table of actions, from 1.</param>
/// <param name="Name">Its name: the button people press.</param>
/// <param name="From">The index of the state before.</param>
/// <param name="To">The index of the state after.</param>
/// <param name="Executor">Who may press it, in a few words; empty when not said.</param>
/// <param name="Condition">The condition as a sentence; empty when there is none.</param>
public sealed record ProcessPictureAction(int Number, string Name, int From, int To, string Executor, string Condition);
