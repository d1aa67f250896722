using System.Collections.Immutable;
using System.Globalization;

namespace AppForge.Compiler.Query;

/// <summary>Reads <c>order by</c>, <c>limit</c> and <c>offset</c>, and the keys of a sort setting.</summary>
internal sealed class ClauseParser(TokenCursor tokens, ErrorList errors)
{
    public bool AtClause => tokens.Current.Kind == TokenKind.Identifier && (AtOrderBy || AtNumberClause);

    private bool AtOrderBy => tokens.Current.IsKeyword("order") && tokens.Next.IsKeyword("by");

    // "limit = 5" compares a field whose code is "limit", "limit.x in (1)" one of related records.
    private bool AtNumberClause => (tokens.Current.IsKeyword("limit") || tokens.Current.IsKeyword("offset"))
        && !OperatorParser.StartsAt(tokens.Next) && !tokens.Next.IsSymbol(".");

    /// <summary>Reads the clauses behind a condition.</summary>
    public QueryTree Parse(QueryTree tree, bool allowed)
    {
        int last = 0;
        while (!tokens.AtEnd)
        {
            if (!AtClause)
            {
                ReportUnexpected(tokens.Take());
                while (!tokens.AtEnd && !AtClause)
                {
                    tokens.Take();
                }

                continue;
            }

            tree = ParseClause(tree, allowed, ref last);
        }

        return tree;
    }

    public ImmutableArray<SortKey> ParseSort()
    {
        if (AtOrderBy)
        {
            int start = tokens.Take().Start;
            tokens.Take();
            errors.Add(LanguageErrorCode.ClauseNotAllowed, start, tokens.LastEnd - start, "order by");
        }

        ImmutableArray<SortKey> keys = tokens.AtEnd ? [] : ParseKeys();
        if (!tokens.AtEnd)
        {
            Parse(new(null, []), allowed: false);
        }

        return keys;
    }

    private QueryTree ParseClause(QueryTree tree, bool allowed, ref int last)
    {
        int before = errors.Count;
        Token first = tokens.Take();
        string name = first.Value.ToLowerInvariant();
        int rank = name switch { "order" => 1, "limit" => 2, _ => 3 };
        if (rank == 1)
        {
            name = "order by";
            tokens.Take();
            tree = tree with { Order = ParseKeys() };
        }
        else
        {
            (int, int) place = (tokens.Current.Start, tokens.Current.Length);
            int? count = ParseCount(name);
            tree = rank == 2 ? tree with { Limit = count, LimitPlace = place } : tree with { Offset = count, OffsetPlace = place };
        }

        if (!allowed)
        {
            errors.CutBack(before);
            errors.Add(LanguageErrorCode.ClauseNotAllowed, first.Start, tokens.LastEnd - first.Start, name);
        }
        else if (rank <= last)
        {
            errors.Add(LanguageErrorCode.ClauseOrder, first.Start, tokens.LastEnd - first.Start, name);
        }

        last = Math.Max(last, rank);
        return tree;
    }

    private int? ParseCount(string clause)
    {
        Token token = tokens.Current;
        bool isWhole = token.Kind == TokenKind.Number && token.Value.All(char.IsAsciiDigit);
        if (!isWhole)
        {
            if (token.Kind != TokenKind.Invalid)
            {
                errors.Add(LanguageErrorCode.ClauseNumber, token.Start, token.Length, clause);
            }

            if (token.Kind is TokenKind.Number or TokenKind.Text or TokenKind.Word)
            {
                tokens.Take();
            }

            return null;
        }

        tokens.Take();
        return int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : int.MaxValue;
    }

    private ImmutableArray<SortKey> ParseKeys()
    {
        ImmutableArray<SortKey>.Builder keys = ImmutableArray.CreateBuilder<SortKey>();
        do
        {
            if (!tokens.Current.IsName)
            {
                Token found = tokens.Current;
                if (found.Kind != TokenKind.Invalid)
                {
                    errors.Add(LanguageErrorCode.FieldExpected, found.Start, found.Length, found.Value);
                }

                SkipKey();
                continue;
            }

            FieldName field = FieldParser.Take(tokens, errors);
            bool descending = tokens.TakeKeyword("desc");
            if (!descending)
            {
                tokens.TakeKeyword("asc");
            }

            keys.Add(new SortKey(field, descending) { Start = field.Start, Length = tokens.LastEnd - field.Start });
            if (!tokens.AtEnd && !tokens.Current.IsSymbol(",") && !AtClause)
            {
                ReportUnexpected(tokens.Current);
                SkipKey();
            }
        }
        while (tokens.TakeSymbol(","));
        return keys.ToImmutable();
    }

    private void SkipKey()
    {
        while (!tokens.AtEnd && !tokens.Current.IsSymbol(",") && !AtClause)
        {
            tokens.Take();
        }
    }

    private void ReportUnexpected(Token token)
    {
        if (token.Kind != TokenKind.Invalid)
        {
            errors.Add(LanguageErrorCode.UnexpectedText, token.Start, token.Length, token.Value);
        }
    }
}
