namespace AppForge.Compiler.Query;

/// <summary>Reads operators, those of several words too.</summary>
internal static class OperatorParser
{
    public static bool StartsAt(Token token) => token.Kind == TokenKind.Symbol
        ? QueryOperatorText.FromSymbol(token.Value) is not null
        : token.IsKeyword("in") || token.IsKeyword("not") || token.IsKeyword("like") || token.IsKeyword("is");

    /// <summary>Takes the operator; null, with nothing taken, when there is none.</summary>
    public static QueryOperator? Take(TokenCursor tokens)
    {
        Token first = tokens.Current;
        if (first.Kind == TokenKind.Symbol)
        {
            QueryOperator? op = QueryOperatorText.FromSymbol(first.Value);
            return op is null ? null : Taken(tokens, 1, op.Value);
        }

        Token second = tokens.Next;
        return first switch
        {
            _ when first.IsKeyword("in") => Taken(tokens, 1, QueryOperator.In),
            _ when first.IsKeyword("like") => Taken(tokens, 1, QueryOperator.Like),
            _ when first.IsKeyword("not") && second.IsKeyword("in") => Taken(tokens, 2, QueryOperator.NotIn),
            _ when first.IsKeyword("not") && second.IsKeyword("like") => Taken(tokens, 2, QueryOperator.NotLike),
            _ when first.IsKeyword("is") && second.IsKeyword("empty") => Taken(tokens, 2, QueryOperator.IsEmpty),
            _ when first.IsKeyword("is") && second.IsKeyword("not") && tokens.Peek(2).IsKeyword("empty") => Taken(tokens, 3, QueryOperator.IsNotEmpty),
            _ => null,
        };
    }

    private static QueryOperator Taken(TokenCursor tokens, int count, QueryOperator op)
    {
        for (int i = 0; i < count; i++)
        {
            tokens.Take();
        }

        return op;
    }
}
