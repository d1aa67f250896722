using System.Collections.Immutable;
using System.Text;
using AppForge.Compiler.Query;

namespace AppForge.Compiler.Formula;

/// <summary>Reads kintone's formula language into tokens.</summary>
internal sealed class FormulaLexer(string text, ErrorList errors) : LanguageLexer(text, errors)
{
    private static readonly ImmutableArray<string> Known =
        ["!=", "<>", "<=", ">=", "=", "<", ">", "&", "+", "-", "*", "/", "^", "(", ")", ","];

    private static readonly ImmutableArray<string> Functions = ["IF", "SUM", "AND", "OR", "NOT", "ROUND"];

    private static readonly ImmutableArray<Spelling> Wrong =
    [
        new("===", "="), new("==", "="), new("!==", "!="), new("=>", ">="), new("=<", "<="), new("><", "<>"), new("≠", "!="),
        new("≧", ">="), new("≥", ">="), new("≦", "<="), new("≤", "<="), new("**", "^"), new("×", "*"), new("✕", "*"), new("÷", "/"),
        new("&&", "AND( , )", TokenKind.Invalid), new("||", "OR( , )", TokenKind.Invalid),
    ];

    protected override ImmutableArray<string> Symbols => Known;

    protected override ImmutableArray<Spelling> WrongSpellings => Wrong;

    protected override ImmutableArray<string> Words => Functions;

    protected override bool TryReadNumber()
    {
        int start = Position;
        if (!char.IsAsciiDigit(At(start)))
        {
            return false;
        }

        int end = NumberEnd(start);
        int tail = FieldCodeText.RunLength(Text, end);
        if (tail > 0)
        {
            int exponent = At(end) is 'e' or 'E' && tail == 1 && At(end + 1) is '+' or '-' ? 1 + DigitsFrom(end + 2) : 0;
            int wholeEnd = end + tail + (exponent > 1 ? exponent : 0);
            Errors.Add(LanguageErrorCode.NumberFormat, start, wholeEnd - start, Text[start..wholeEnd]);
            Emit(TokenKind.Number, Text[start..end], start, wholeEnd);
            return true;
        }

        Emit(TokenKind.Number, Text[start..end], start, end);
        return true;
    }

    // Only these two escapes are known; a lone backslash stands for itself.
    protected override int ReadEscape(int index, StringBuilder value)
    {
        if (At(index + 1) is '"' or '\\')
        {
            value.Append(At(index + 1));
            return 2;
        }

        value.Append('\\');
        return 1;
    }
}
