using System.Collections.Immutable;
using AppForge.Compiler.Query;

namespace AppForge.Compiler.Formula;

/// <summary>Reads tokens into a formula tree, by precedence; after a mistake it goes on at the next operator, comma or parenthesis.</summary>
internal sealed class FormulaParser : IDisposable
{
    private const int MaxNesting = 64;

    /// <summary>Bounds chains of operators too, so that nothing that walks a tree can exhaust the stack.</summary>
    private const int MaxDepth = 1000;

    private readonly TokenCursor _tokens;
    private readonly ErrorList _errors = new();
    private bool _isAbandoned;
    private int _calls;

    private FormulaParser(string text) => _tokens = new FormulaLexer(text, _errors).Read();

    public static FormulaParseResult Parse(string text)
    {
        using FormulaParser parser = new(text);
        FormulaNode tree = parser.ParseWhole(text);
        return new FormulaParseResult(tree, parser._errors.ToSorted());
    }

    public void Dispose() => _tokens.Dispose();

    private FormulaNode ParseWhole(string text)
    {
        if (_tokens.AtEnd)
        {
            _errors.Add(LanguageErrorCode.FormulaEmpty, 0, text.Length);
            return new FormulaInvalid([]);
        }

        FormulaNode tree = ParseBinary(1, 0);
        while (!_tokens.AtEnd)
        {
            Token stray = _tokens.Take();
            Report(stray.IsSymbol(")") ? LanguageErrorCode.UnexpectedParenthesis : LanguageErrorCode.UnexpectedText, stray, stray.Value);
            SkipToOperator();
            tree = ContinueAfterMistake(tree);
        }

        return tree;
    }

    // The rest after a mistake is read for the names in it.
    private FormulaNode ContinueAfterMistake(FormulaNode tree)
    {
        if (_tokens.AtEnd || _tokens.Current.IsSymbol(")") || _tokens.Current.IsSymbol(","))
        {
            return tree;
        }

        _tokens.Take();
        return _tokens.AtEnd ? tree : Invalid(tree, ParseBinary(1, 0));
    }

    private FormulaNode ParseBinary(int precedence, int nesting)
    {
        if (precedence > FormulaOperators.Tightest)
        {
            return ParseUnary(nesting);
        }

        // Spans come from tokens: a node's own span leaves out the parentheses around it, an operator's takes those of its sides in.
        int start = _tokens.Current.Start;
        FormulaNode left = ParseBinary(precedence + 1, nesting);
        while (!_isAbandoned)
        {
            Token sign = _tokens.Current;
            if (sign.Kind == TokenKind.Invalid && precedence == 1)
            {
                _tokens.Take();
                left = StartsValue(_tokens.Current) ? Invalid(left, ParseBinary(2, nesting)) : Invalid(left);
            }
            else if (sign.Kind == TokenKind.Symbol && FormulaOperators.FromText(sign.Value) is FormulaOperator op && op.Precedence() == precedence)
            {
                _tokens.Take();
                FormulaNode right = ParseBinary(precedence + 1, nesting);
                left = new FormulaBinary(op, left, right)
                {
                    Start = start,
                    Length = _tokens.LastEnd - start,
                    OperatorStart = sign.Start,
                    OperatorLength = sign.Length,
                };
            }
            else
            {
                break;
            }

            Abandon(left.Depth > MaxDepth, sign);
        }

        return left;
    }

    private FormulaNode ParseUnary(int nesting)
    {
        Token sign = _tokens.Current;
        if (!sign.IsSymbol("-") && !sign.IsSymbol("+"))
        {
            return ParsePrimary(nesting);
        }

        _tokens.Take();
        FormulaNode operand = ParsePrimary(nesting);
        return new FormulaUnary(sign.Value == "-", operand) { Start = sign.Start, Length = _tokens.LastEnd - sign.Start };
    }

    private FormulaNode ParsePrimary(int nesting)
    {
        Token token = _tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return Take(new FormulaNumber(token.Value) { Start = token.Start, Length = token.Length });
            case TokenKind.Text:
                return Take(new FormulaString(token.Value) { Start = token.Start, Length = token.Length });
            case TokenKind.Identifier when _tokens.Next.IsSymbol("("):
                return ParseCall(nesting);
            case TokenKind.Identifier:
                return Take(new FormulaField(token.Value) { Start = token.Start, Length = token.Length });
            case TokenKind.Symbol when token.Value == "(":
                return ParseParenthesis(nesting);
            default:
                Report(LanguageErrorCode.OperandExpected, token);
                return new FormulaInvalid([]) { Start = token.Start };
        }
    }

    private FormulaNode ParseParenthesis(int nesting)
    {
        Token open = _tokens.Take();
        if (Abandon(nesting >= MaxNesting, open))
        {
            return new FormulaInvalid([]) { Start = open.Start };
        }

        // A comma is the call's around it: the parenthesis ends before it, whoever forgot to say so.
        FormulaNode inner = ParseBinary(1, nesting + 1);
        inner = SkipStray(inner, nesting, stopAtComma: _calls > 0);
        Close(open);
        return inner;
    }

    private FormulaNode ParseCall(int nesting)
    {
        Token name = _tokens.Take();
        Token open = _tokens.Take();
        if (Abandon(nesting >= MaxNesting, name))
        {
            return new FormulaInvalid([]) { Start = name.Start };
        }

        ImmutableArray<FormulaNode>.Builder arguments = ImmutableArray.CreateBuilder<FormulaNode>(3);
        if (!_tokens.Current.IsSymbol(")"))
        {
            _calls++;
            do
            {
                FormulaNode argument = ParseBinary(1, nesting + 1);
                arguments.Add(SkipStray(argument, nesting, stopAtComma: true));
            }
            while (_tokens.TakeSymbol(","));
            _calls--;
        }

        Close(open);
        return new FormulaCall(name.Value, arguments.DrainToImmutable()) { Start = name.Start, Length = _tokens.LastEnd - name.Start };
    }

    /// <summary>Reports what stands between a value and the comma or parenthesis after it, once, and keeps the names in it.</summary>
    private FormulaNode SkipStray(FormulaNode node, int nesting, bool stopAtComma)
    {
        while (!_tokens.AtEnd && !_tokens.Current.IsSymbol(")") && !(stopAtComma && _tokens.Current.IsSymbol(",")))
        {
            Token stray = _tokens.Current;
            Report(LanguageErrorCode.UnexpectedText, stray, stray.Value);
            if (!StartsValue(stray))
            {
                _tokens.Take();
            }

            if (StartsValue(_tokens.Current))
            {
                node = Invalid(node, ParseBinary(1, nesting + 1));
            }

            Abandon(node.Depth > MaxDepth, stray);
        }

        return node;
    }

    private void SkipToOperator()
    {
        while (!_tokens.AtEnd && !(_tokens.Current.Kind == TokenKind.Symbol && _tokens.Current.Value is not "("))
        {
            _tokens.Take();
        }
    }

    private void Close(Token open)
    {
        if (!_tokens.TakeSymbol(")") && !_isAbandoned && !_errors.HasAt(_tokens.Current.Start))
        {
            _errors.Add(LanguageErrorCode.ParenthesisMissing, open.Start, open.Length);
        }
    }

    private bool Abandon(bool isTooDeep, Token at)
    {
        if (isTooDeep && !_isAbandoned)
        {
            _errors.Add(LanguageErrorCode.TooDeep, at.Start, at.Length);
            _isAbandoned = true;
            _tokens.SkipToEnd();
        }

        return isTooDeep;
    }

    private void Report(LanguageErrorCode code, Token token, params string[] args)
    {
        if (token.Kind != TokenKind.Invalid && !_isAbandoned)
        {
            _errors.Add(code, token.Start, token.Length, args);
        }
    }

    private static bool StartsValue(Token token) => token.Kind is TokenKind.Identifier or TokenKind.Number or TokenKind.Text || token.IsSymbol("(");

    private static FormulaInvalid Invalid(params FormulaNode[] parts) =>
        new([.. parts]) { Start = parts[0].Start, Length = parts[^1].End - parts[0].Start };

    private FormulaNode Take(FormulaNode node)
    {
        _tokens.Take();
        return node;
    }
}
