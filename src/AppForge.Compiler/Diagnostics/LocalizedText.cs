using System.Globalization;

namespace AppForge.Compiler.Diagnostics;

/// <summary>The same text in both languages; may hold <c>{0}</c> places for arguments.</summary>
/// <param name="Japanese">The Japanese text.</param>
/// <param name="English">The English text.</param>
public sealed record LocalizedText(string Japanese, string English)
{
    /// <summary>A text that is the same in both languages, such as a name or a value.</summary>
    public static LocalizedText Same(string text) => new(text, text);

    /// <summary>This text followed by another; null adds nothing.</summary>
    public LocalizedText Then(LocalizedText? next) => next is null ? this : new(Japanese + next.Japanese, $"{English} {next.English}");

    /// <summary>The text in one language.</summary>
    public string In(Language language) => language == Language.Japanese ? Japanese : English;

    /// <summary>The text in one language with its places filled; arguments that are <see cref="LocalizedText"/> follow the language.</summary>
    public string Format(Language language, IReadOnlyList<object> arguments) => arguments.Count == 0
        ? In(language)
        : string.Format(CultureInfo.InvariantCulture, In(language), [.. arguments.Select(a => a is LocalizedText text ? text.In(language) : a)]);
}
