namespace AppForge.Testing.Fuzzing;

/// <summary>Something that takes any text.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Make">Makes a text.</param>
/// <param name="Run">Takes it: throws where something is wrong.</param>
/// <param name="Turns">How many texts it takes in a round; what is quick takes more.</param>
public sealed record FuzzTarget(string Name, Func<Random, string> Make, Action<string> Run, int Turns = 1);
