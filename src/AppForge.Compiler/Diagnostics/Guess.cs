namespace AppForge.Compiler.Diagnostics;

/// <summary>A guess at what an author meant.</summary>
/// <param name="Text">"Did you mean …".</param>
/// <param name="Certain">The word that was meant, where it differs in width or case only and no other does; else null.</param>
public sealed record Guess(LocalizedText Text, string? Certain = null);
