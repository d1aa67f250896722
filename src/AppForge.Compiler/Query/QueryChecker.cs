using System.Collections.Immutable;

namespace AppForge.Compiler.Query;

/// <summary>Checks what a condition means: fields, operators, values, functions, and what its place allows (query-and-formula.md, A2 to A5).</summary>
public static class QueryChecker
{
    private const int GreatestLimit = 500;
    private const int GreatestOffset = 10_000;

    /// <summary>Checks a condition of the settings, spelling mistakes included.</summary>
    /// <param name="condition">The condition as written.</param>
    /// <param name="scope">The fields of the app whose records are asked for: for lookups and related records the related app's.</param>
    /// <param name="place">Where the condition stands.</param>
    /// <returns>The mistakes in the order of the text; empty when kintone takes the condition.</returns>
    public static ImmutableArray<LanguageError> Check(string condition, IFieldScope scope, QueryPlace place)
    {
        QueryParseResult result = place == QueryPlace.Records ? QueryText.Parse(condition) : QueryText.ParseCondition(condition);
        return With(result.Errors, result.Tree, scope, place);
    }

    /// <summary>Checks a condition of the settings that has been read as a whole query.</summary>
    internal static ImmutableArray<LanguageError> Check(string condition, QueryParseResult read, IFieldScope scope, QueryPlace place) =>
        place == QueryPlace.Records || (read.IsValid && read.Tree is { Order.IsEmpty: true, Limit: null, Offset: null }) ? With(read.Errors, read.Tree, scope, place) : Check(condition, scope, place);

    /// <summary>Checks a whole query for records, with <c>order by</c>, <c>limit</c> and <c>offset</c>.</summary>
    /// <param name="query">The query as written.</param>
    /// <param name="scope">The fields of the app.</param>
    /// <returns>The mistakes in the order of the text.</returns>
    public static ImmutableArray<LanguageError> CheckQuery(string query, IFieldScope scope) => Check(query, scope, QueryPlace.Records);

    /// <summary>Checks a condition that has been read already.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="scope">The fields of the app whose records are asked for.</param>
    /// <param name="place">Where the condition stands.</param>
    /// <returns>The mistakes in meaning, in the order of the text.</returns>
    public static ImmutableArray<LanguageError> Check(QueryCondition condition, IFieldScope scope, QueryPlace place) =>
        With([], new QueryTree(condition, []), scope, place);

    private static ImmutableArray<LanguageError> With(ImmutableArray<LanguageError> mistakes, QueryTree tree, IFieldScope scope, QueryPlace place)
    {
        ErrorList errors = new();
        errors.AddRange(mistakes);
        if (tree.Condition is not null)
        {
            CheckCondition(tree.Condition, scope, place, errors);
            PlaceChecker.CheckShape(tree.Condition, place, errors);
        }

        // Where they may not stand at all, that is said already.
        if (place == QueryPlace.Records)
        {
            CheckClauses(tree, scope, errors);
        }

        return errors.ToSorted();
    }

    private static void CheckClauses(QueryTree tree, IFieldScope scope, ErrorList errors)
    {
        SortChecker.Check(tree.Order, scope, errors);
        if (tree.Limit > GreatestLimit)
        {
            errors.AddAt(LanguageErrorCode.LimitTooLarge, tree.LimitPlace.Start, tree.LimitPlace.Length);
        }

        if (tree.Limit == 0)
        {
            errors.AddAt(LanguageErrorCode.LimitZero, tree.LimitPlace.Start, tree.LimitPlace.Length);
        }

        if (tree.Offset > GreatestOffset)
        {
            errors.AddAt(LanguageErrorCode.OffsetTooLarge, tree.OffsetPlace.Start, tree.OffsetPlace.Length);
        }
    }

    private static void CheckCondition(QueryCondition condition, IFieldScope scope, QueryPlace place, ErrorList errors)
    {
        switch (condition)
        {
            case AndCondition and:
                CheckAll(and.Terms, scope, place, errors);
                break;
            case OrCondition or:
                CheckAll(or.Terms, scope, place, errors);
                break;
            case Comparison comparison:
                new ComparisonChecker(scope, place, errors).Check(comparison);
                break;
        }
    }

    private static void CheckAll(ImmutableArray<QueryCondition> terms, IFieldScope scope, QueryPlace place, ErrorList errors)
    {
        foreach (QueryCondition term in terms)
        {
            CheckCondition(term, scope, place, errors);
        }
    }
}
