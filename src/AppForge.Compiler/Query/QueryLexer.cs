using System.Collections.Immutable;
using System.Text;

namespace AppForge.Compiler.Query;

/// <summary>Reads kintone's query language into tokens.</summary>
internal sealed class QueryLexer(string text, ErrorList errors) : LanguageLexer(text, errors)
{
    private static readonly ImmutableArray<string> Known = ["!=", ">=", "<=", "=", ">", "<", "(", ")", ",", "."];

    private static readonly ImmutableArray<string> Keywords = ["in", "not", "and", "or", "like", "is", "empty", "asc", "desc"];

    private static readonly ImmutableArray<Spelling> Wrong =
    [
        new("===", "="), new("==", "="), new("!==", "!="), new("<>", "!="), new("=>", ">="), new("=<", "<="), new("≠", "!="),
        new("≧", ">="), new("≥", ">="), new("≦", "<="), new("≤", "<="),
        new("&&", "and", TokenKind.Identifier), new("||", "or", TokenKind.Identifier),
    ];

    protected override ImmutableArray<string> Symbols => Known;

    protected override ImmutableArray<Spelling> WrongSpellings => Wrong;

    protected override ImmutableArray<string> Words => Keywords;

    protected override bool TryReadNumber()
    {
        int start = Position;
        int digits = At(start) is '-' ? start + 1 : start;
        if (!char.IsAsciiDigit(At(digits)))
        {
            return false;
        }

        int end = NumberEnd(digits);
        int timeEnd = TimeEnd(start);
        int wordEnd = WordEnd(Math.Max(end, timeEnd));
        TokenKind kind = wordEnd > Math.Max(end, timeEnd) ? TokenKind.Word : timeEnd > start ? TokenKind.Time : TokenKind.Number;
        end = Math.Max(wordEnd, Math.Max(end, timeEnd));
        Emit(kind, Text[start..end], start, end);
        return true;
    }

    protected override int NameLength()
    {
        // $id and $revision are kintone's own names; no field code has a dollar sign.
        int dollar = At(Position) == '$' ? 1 : 0;
        int length = FieldCodeText.RunLength(Text, Position + dollar);
        return length == 0 ? 0 : dollar + length;
    }

    protected override int ReadEscape(int index, StringBuilder value)
    {
        char escaped = Text[index + 1];
        switch (escaped)
        {
            case '"' or '\\':
                value.Append(escaped);
                break;
            case 't':
                value.Append('\t');
                break;
            case 'n':
                value.Append('\n');
                break;
            case 'r':
                value.Append('\r');
                break;
            default:
                Errors.Add(LanguageErrorCode.InvalidEscape, index, 2, Text.Substring(index, 2));
                value.Append('\\').Append(escaped);
                break;
        }

        return 2;
    }

    protected override void CheckTextCharacter(int index)
    {
        if (Text[index] is '\t' or '\n' or '\r')
        {
            Errors.Add(LanguageErrorCode.ControlCharacter, index, 1);
        }
    }

    private int TimeEnd(int start)
    {
        int hours = DigitsFrom(start);
        if (hours is not (1 or 2) || At(start + hours) != ':' || DigitsFrom(start + hours + 1) != 2)
        {
            return start;
        }

        int end = start + hours + 3;
        return At(end) == ':' && DigitsFrom(end + 1) == 2 ? end + 3 : end;
    }

    private int WordEnd(int from)
    {
        int at = from;
        while (at < Text.Length)
        {
            int name = FieldCodeText.RunLength(Text, at);
            if (name == 0 && !(Text[at] is '-' or '/' or ':' or '.' or '+' && at + 1 < Text.Length && FieldCodeText.RunLength(Text, at + 1) > 0))
            {
                break;
            }

            at += Math.Max(name, 1);
        }

        return at;
    }
}
