namespace AppForge.Testing.Fuzzing;

/// <summary>A text that made something fall or stand still.</summary>
/// <param name="Target">What it fell in.</param>
/// <param name="Seed">The seed that makes the text again.</param>
/// <param name="Text">The text.</param>
/// <param name="What">The exception, or how long it stood still.</param>
public sealed record FuzzFind(string Target, int Seed, string Text, string What);
