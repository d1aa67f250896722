namespace AppForge.Compiler.Query;

/// <summary>
/// Says a condition in words for people who read design documents (documents.md, section 14). One kind of connective is one line; mixed
/// ones become a heading and numbered lines, （1）（2）, nested ones indented.
/// </summary>
public static class QueryWording
{
    /// <summary>The condition in Japanese.</summary>
    /// <param name="condition">The condition as written; empty gives an empty text (the caller says すべて or なし).</param>
    /// <param name="scope">The fields, for labels, types and units; what it does not know is named by its code.</param>
    /// <returns>The wording, lines separated by <c>\n</c>; a text that cannot be read comes back trimmed.</returns>
    public static string Japanese(string condition, IFieldScope scope) => Say(condition, new JapaneseComparison(scope).Say, JapaneseLayout);

    /// <summary>The condition in English.</summary>
    /// <param name="condition">The condition as written; empty gives an empty text.</param>
    /// <param name="scope">The fields, for labels, types and units; what it does not know is named by its code.</param>
    /// <returns>The wording, lines separated by <c>\n</c>; a text that cannot be read comes back trimmed.</returns>
    public static string English(string condition, IFieldScope scope) => Say(condition, new EnglishComparison(scope).Say, EnglishLayout);

    private static ConditionLayout JapaneseLayout { get; } = new("、かつ、", "、または、", "次のすべてを満たす", "次のいずれかを満たす", "（{0}）", "　");
    private static ConditionLayout EnglishLayout { get; } = new(", and ", ", or ", "all of:", "any of:", "({0}) ", "  ");

    private static string Say(string condition, Func<Comparison, string> say, ConditionLayout layout)
    {
        QueryParseResult result = QueryText.ParseCondition(condition);
        return !result.IsValid ? condition.Trim() : result.Tree.Condition is null ? "" : string.Join('\n', layout.Lines(result.Tree.Condition, say));
    }
}
