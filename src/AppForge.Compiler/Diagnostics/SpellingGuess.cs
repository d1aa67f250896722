namespace AppForge.Compiler.Diagnostics;

/// <summary>
/// A guess at what was meant ("did you mean …"). A type of its own, so that a text that fills a place of a message is never taken for a guess.
/// </summary>
/// <param name="Japanese">The Japanese text.</param>
/// <param name="English">The English text.</param>
public sealed record SpellingGuess(string Japanese, string English) : LocalizedText(Japanese, English);
