using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Query;

/// <summary>A mistake in a query, a sort or a formula, at its place in the text.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Start">Offset in UTF-16 units from the start of the text.</param>
/// <param name="Length">Length in UTF-16 units; 0 where something is missing.</param>
/// <param name="Args">The names the messages speak of, as documented at the code.</param>
public sealed record LanguageError(LanguageErrorCode Code, int Start, int Length, ImmutableArray<string> Args)
{
    /// <summary>The message in Japanese; where kintone has words for the mistake, they are close to kintone's.</summary>
    public string Japanese => LanguageErrorText.Japanese(this);

    /// <summary>The message in English.</summary>
    public string English => LanguageErrorText.English(this);

    /// <summary>
    /// The code kintone answers with when the mistake is in a query (errors.md), or null where none is known. In a formula every mistake is
    /// GAIA_IL01, when the app is deployed.
    /// </summary>
    public string? QueryErrorCode => LanguageErrorText.QueryErrorCode(Code);

    /// <summary>True where kintone is not known to refuse the text: it does something else than the author means, or nothing.</summary>
    public bool IsAdvice => Code is LanguageErrorCode.LiteralFormat or LanguageErrorCode.TableFieldHere or LanguageErrorCode.SortRepeated
        or LanguageErrorCode.TextResultInCalc or LanguageErrorCode.DateFormatPattern or LanguageErrorCode.ExponentRange or LanguageErrorCode.TimeZone
        or LanguageErrorCode.ComparedTypes or LanguageErrorCode.EmptinessUnconfirmed or LanguageErrorCode.SortUnconfirmed or LanguageErrorCode.LimitZero;

    /// <summary>The way out, where the mistake shows it: what was meant, or what there is to choose from. Null where the message says it already.</summary>
    public LocalizedText? Hint => LanguageErrorHint.Of(this);

    /// <summary>Equal when code, place and names are equal.</summary>
    /// <param name="other">The error to compare with.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(LanguageError? other) =>
        other is not null && Code == other.Code && Start == other.Start && Length == other.Length && Args.AsSpan().SequenceEqual(other.Args.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Code, Start, Length);
}
