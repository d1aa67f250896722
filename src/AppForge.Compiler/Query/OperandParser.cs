using System.Collections.Immutable;

namespace AppForge.Compiler.Query;

/// <summary>Reads what stands on the right of an operator.</summary>
internal sealed class OperandParser(TokenCursor tokens, ErrorList errors)
{
    public QueryOperand? Parse(QueryOperator op)
    {
        if (op.TakesNothing())
        {
            return new NoOperand { Start = tokens.LastEnd };
        }

        Token first = tokens.Current;
        if (first.IsSymbol("("))
        {
            if (!op.TakesList())
            {
                errors.Add(LanguageErrorCode.ListNotAllowed, first.Start, first.Length, op.Text());
            }

            return ParseList();
        }

        QueryOperand? value = ParseValue();
        if (value is null || !op.TakesList())
        {
            return value;
        }

        errors.Add(LanguageErrorCode.ListExpected, value.Start, value.Length, op.Text());
        return new OperandList([value]) { Start = value.Start, Length = value.Length };
    }

    private OperandList ParseList()
    {
        Token open = tokens.Take();
        ImmutableArray<QueryOperand>.Builder values = ImmutableArray.CreateBuilder<QueryOperand>(1);
        do
        {
            if (ParseValue() is QueryOperand value)
            {
                values.Add(value);
            }

            SkipToSeparator();
        }
        while (tokens.TakeSymbol(","));
        Close(open);
        return new OperandList(values.DrainToImmutable()) { Start = open.Start, Length = tokens.LastEnd - open.Start };
    }

    /// <summary>Skips what follows a value inside parentheses, reporting it once.</summary>
    private void SkipToSeparator()
    {
        bool reported = false;
        while (!tokens.AtEnd && !tokens.Current.IsSymbol(",") && !tokens.Current.IsSymbol(")"))
        {
            Token token = tokens.Current;
            if (token.IsKeyword("and") || token.IsKeyword("or"))
            {
                return;
            }

            if (!reported && token.Kind != TokenKind.Invalid)
            {
                errors.Add(LanguageErrorCode.UnexpectedText, token.Start, token.Length, token.Value);
            }

            reported = true;
            tokens.Take();
        }
    }

    private void Close(Token open)
    {
        if (!tokens.TakeSymbol(")") && !errors.HasAt(tokens.Current.Start))
        {
            errors.Add(LanguageErrorCode.ParenthesisMissing, open.Start, open.Length);
        }
    }

    private QueryOperand? ParseValue()
    {
        Token token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Text:
                return Take(new TextLiteral(token.Value) { Start = token.Start, Length = token.Length });
            case TokenKind.Number:
                return Take(new NumberLiteral(token.Value) { Start = token.Start, Length = token.Length });
            case TokenKind.Time:
                return Take(new TimeLiteral(token.Value) { Start = token.Start, Length = token.Length });
            case TokenKind.Word:
                errors.Add(LanguageErrorCode.UnquotedText, token.Start, token.Length, token.Value);
                return Take(new TextLiteral(token.Value) { Start = token.Start, Length = token.Length });
            case TokenKind.Identifier when token.IsKeyword("and") || token.IsKeyword("or"):
                errors.Add(LanguageErrorCode.ValueExpected, token.Start, token.Length);
                return null;
            case TokenKind.Identifier when tokens.Next.IsSymbol("("):
                return ParseFunction();
            case TokenKind.Identifier:
                errors.Add(LanguageErrorCode.UnquotedText, token.Start, token.Length, token.Value);
                return Take(new TextLiteral(token.Value) { Start = token.Start, Length = token.Length });
            case TokenKind.Invalid:
                return null;
            default:
                errors.Add(LanguageErrorCode.ValueExpected, token.Start, token.Length);
                return null;
        }
    }

    private FunctionCall ParseFunction()
    {
        Token name = tokens.Take();
        Token open = tokens.Take();
        ImmutableArray<FunctionArgument>.Builder arguments = ImmutableArray.CreateBuilder<FunctionArgument>();
        if (!tokens.Current.IsSymbol(")"))
        {
            do
            {
                Token token = tokens.Current;
                if (token.Kind is TokenKind.Identifier or TokenKind.Number or TokenKind.Text or TokenKind.Word or TokenKind.Time)
                {
                    tokens.Take();
                    arguments.Add(new FunctionArgument(token.Value) { Start = token.Start, Length = token.Length });
                }
                else if (token.Kind != TokenKind.Invalid)
                {
                    errors.Add(LanguageErrorCode.ValueExpected, token.Start, token.Length);
                }

                SkipToSeparator();
            }
            while (tokens.TakeSymbol(","));
        }

        Close(open);
        return new FunctionCall(name.Value, arguments.ToImmutable()) { Start = name.Start, Length = tokens.LastEnd - name.Start };
    }

    private QueryOperand Take(QueryOperand operand)
    {
        tokens.Take();
        return operand;
    }
}
