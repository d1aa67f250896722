using System.Collections.Immutable;

namespace AppForge.Compiler.Query;

/// <summary>
/// Reads tokens into a query tree. Words such as <c>order</c> or <c>limit</c> are keywords only where they are followed by what makes
/// them so, because a field may have such a code. After a mistake it goes on at the next <c>and</c>, <c>or</c> or parenthesis.
/// </summary>
internal sealed class QueryParser : IDisposable
{
    private const int MaxDepth = 64;
    private readonly TokenCursor _tokens;
    private readonly ErrorList _errors;
    private readonly OperandParser _operands;
    private readonly ClauseParser _clauses;
    private bool _isAbandoned;

    private QueryParser(string text)
    {
        _errors = new ErrorList();
        _tokens = new QueryLexer(text, _errors).Read();
        _operands = new OperandParser(_tokens, _errors);
        _clauses = new ClauseParser(_tokens, _errors);
    }

    public static QueryParseResult ParseQuery(string text, bool clausesAllowed)
    {
        using QueryParser parser = new(text);
        QueryCondition? condition = parser._tokens.AtEnd || parser._clauses.AtClause ? null : parser.ParseOr(0);
        QueryTree tree = parser._clauses.Parse(new(condition, []) { Start = 0, Length = text.Length }, clausesAllowed);
        return new QueryParseResult(tree, parser._errors.ToSorted());
    }

    public static QueryParseResult ParseSort(string text)
    {
        using QueryParser parser = new(text);
        ImmutableArray<SortKey> keys = parser._clauses.ParseSort();
        return new QueryParseResult(new QueryTree(null, keys) { Start = 0, Length = text.Length }, parser._errors.ToSorted());
    }

    public void Dispose() => _tokens.Dispose();

    private QueryCondition? ParseOr(int depth)
    {
        QueryCondition? first = ParseAnd(depth);
        if (!_tokens.Current.IsKeyword("or"))
        {
            return first;
        }

        List<QueryCondition> terms = [];
        AddTerm(terms, first, static t => t is OrCondition or ? or.Terms : [t]);
        while (_tokens.TakeKeyword("or"))
        {
            AddTerm(terms, ParseAnd(depth), static t => t is OrCondition or ? or.Terms : [t]);
        }

        return Join(terms, static t => new OrCondition(t));
    }

    private QueryCondition? ParseAnd(int depth)
    {
        QueryCondition? first = ParseTerm(depth);
        ExpectEndOfTerm(depth);
        if (!_tokens.Current.IsKeyword("and"))
        {
            return first;
        }

        List<QueryCondition> terms = [];
        AddTerm(terms, first, static t => t is AndCondition and ? and.Terms : [t]);
        while (_tokens.TakeKeyword("and"))
        {
            AddTerm(terms, ParseTerm(depth), static t => t is AndCondition and ? and.Terms : [t]);
            ExpectEndOfTerm(depth);
        }

        return Join(terms, static t => new AndCondition(t));
    }

    private static void AddTerm(List<QueryCondition> terms, QueryCondition? term, Func<QueryCondition, ImmutableArray<QueryCondition>> flatten)
    {
        if (term is not null)
        {
            terms.AddRange(flatten(term));
        }
    }

    private static QueryCondition? Join(List<QueryCondition> terms, Func<ImmutableArray<QueryCondition>, QueryCondition> join) => terms.Count switch
    {
        0 => null,
        1 => terms[0],
        _ => join([.. terms]) with { Start = terms[0].Start, Length = terms[^1].End - terms[0].Start },
    };

    private QueryCondition? ParseTerm(int depth)
    {
        if (!_tokens.Current.IsSymbol("("))
        {
            return ParseComparison();
        }

        Token open = _tokens.Take();
        if (depth >= MaxDepth)
        {
            _errors.Add(LanguageErrorCode.TooDeep, open.Start, open.Length);
            _tokens.SkipToEnd();
            _isAbandoned = true;
            return null;
        }

        QueryCondition? inner = ParseOr(depth + 1);
        if (!_tokens.TakeSymbol(")") && !_isAbandoned)
        {
            _errors.Add(LanguageErrorCode.ParenthesisMissing, open.Start, open.Length);
        }

        return inner;
    }

    /// <summary>After a term only a connective, a closing parenthesis or a clause makes sense.</summary>
    private void ExpectEndOfTerm(int depth)
    {
        while (!AtEndOfTerm(depth))
        {
            Token token = _tokens.Take();
            if (token.IsSymbol(")"))
            {
                _errors.Add(LanguageErrorCode.UnexpectedParenthesis, token.Start, token.Length);
            }
            else
            {
                ReportUnexpected(token);
                Synchronize();
            }
        }
    }

    private bool AtEndOfTerm(int depth) => _tokens.AtEnd || _tokens.Current.IsKeyword("and") || _tokens.Current.IsKeyword("or")
        || (depth > 0 && _tokens.Current.IsSymbol(")")) || _clauses.AtClause;

    private void ReportUnexpected(Token token)
    {
        if (token.Kind != TokenKind.Invalid)
        {
            _errors.Add(LanguageErrorCode.UnexpectedText, token.Start, token.Length, token.Value);
        }
    }

    private void Synchronize()
    {
        int depth = 0;
        while (!_tokens.AtEnd)
        {
            Token token = _tokens.Current;
            if (depth == 0 && (token.IsKeyword("and") || token.IsKeyword("or") || token.IsSymbol(")") || _clauses.AtClause))
            {
                return;
            }

            depth += token.IsSymbol("(") ? 1 : token.IsSymbol(")") ? -1 : 0;
            _tokens.Take();
        }
    }

    private Comparison? ParseComparison()
    {
        Token first = _tokens.Current;
        if (!IsField(first))
        {
            if (first.Kind != TokenKind.Invalid)
            {
                _errors.Add(LanguageErrorCode.FieldExpected, first.Start, first.Length, first.Value);
            }

            Synchronize();
            return null;
        }

        FieldName field = FieldParser.Take(_tokens, _errors);
        Token sign = _tokens.Current;
        if (OperatorParser.Take(_tokens) is not QueryOperator op)
        {
            if (sign.Kind != TokenKind.Invalid)
            {
                _errors.Add(LanguageErrorCode.OperatorExpected, sign.Start, sign.Length, field.Text);
            }

            Synchronize();
            return null;
        }

        int operatorEnd = _tokens.LastEnd;
        if (_operands.Parse(op) is not QueryOperand operand)
        {
            Synchronize();
            return null;
        }

        return new Comparison(field, op, operand)
        {
            Start = field.Start,
            Length = _tokens.LastEnd - field.Start,
            OperatorStart = sign.Start,
            OperatorLength = operatorEnd - sign.Start,
        };
    }

    private bool IsField(Token token)
    {
        // "not" is the one word kintone reserves; the others may be codes, and are where an operator follows.
        if (!token.IsName || token.IsKeyword("not"))
        {
            return false;
        }

        return !(token.IsKeyword("and") || token.IsKeyword("or")) || OperatorParser.StartsAt(_tokens.Next) || _tokens.Next.IsSymbol(".");
    }
}
