using System.Collections.Immutable;
using System.Globalization;

namespace AppForge.Compiler.Query;

/// <summary>How the parts of a condition are put together in a language.</summary>
internal sealed record ConditionLayout(string And, string Or, string AllOf, string AnyOf, string Number, string Indent)
{
    public IReadOnlyList<string> Lines(QueryCondition condition, Func<Comparison, string> say)
    {
        if (condition is Comparison comparison)
        {
            return [say(comparison)];
        }

        (ImmutableArray<QueryCondition> terms, bool isAnd) = condition is AndCondition and ? (and.Terms, true) : (((OrCondition)condition).Terms, false);
        if (terms.All(t => t is Comparison))
        {
            return [string.Join(isAnd ? And : Or, terms.Select(t => say((Comparison)t)))];
        }

        List<string> lines = [isAnd ? AllOf : AnyOf];
        for (int i = 0; i < terms.Length; i++)
        {
            IReadOnlyList<string> inner = Lines(terms[i], say);
            lines.Add(string.Format(CultureInfo.InvariantCulture, Number, i + 1) + inner[0]);
            lines.AddRange(inner.Skip(1).Select(line => Indent + line));
        }

        return lines;
    }
}
