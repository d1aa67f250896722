using AppForge.Compiler.Query;

namespace AppForge.Compiler.Formula;

/// <summary>Puts the sentences of a formula together: the value first, the cases after it.</summary>
internal sealed class JapaneseFormula(IFieldScope scope, string? unit)
{
    private const int CasesInSentences = 3;
    private readonly JapaneseTerms _terms = new(scope);

    public string Say(FormulaNode tree)
    {
        List<(FormulaNode Condition, FormulaNode Value)> cases = [];
        FormulaNode rest = tree;
        while (JapaneseTerms.AsIf(rest) is FormulaCall choice)
        {
            cases.Add((choice.Arguments[0], choice.Arguments[1]));
            rest = choice.Arguments[2];
        }

        bool isFlat = cases.TrueForAll(c => JapaneseTerms.AsIf(c.Value) is null) && cases.Count <= CasesInSentences;
        if (!isFlat)
        {
            return string.Join('\n', Lines(tree));
        }

        // "Empty when something is missing" is an exception from the rule, so the rule comes first.
        if (cases.TrueForAll(c => IsEmpty(c.Value)) && !IsEmpty(rest))
        {
            return Value(rest) + "。" + string.Concat(cases.Select(c => $"{_terms.When(c.Condition)}は空欄。"));
        }

        string when = string.Concat(cases.Select(c => $"{_terms.When(c.Condition)}は{Value(c.Value)}、"));
        return $"{when}{(cases.Count > 0 ? "それ以外のときは" : "")}{Value(rest)}。";
    }

    private List<string> Lines(FormulaNode node)
    {
        if (JapaneseTerms.AsIf(node) is null)
        {
            return [Value(node)];
        }

        List<string> lines = ["次の順に判定する"];
        int number = 1;
        while (JapaneseTerms.AsIf(node) is FormulaCall choice)
        {
            AddCase(lines, $"（{number++}）{_terms.When(choice.Arguments[0])}", choice.Arguments[1]);
            node = choice.Arguments[2];
        }

        AddCase(lines, $"（{number}）それ以外のとき", node);
        return lines;
    }

    private void AddCase(List<string> lines, string when, FormulaNode value)
    {
        List<string> inner = Lines(value);
        lines.Add($"{when}: {inner[0]}");
        lines.AddRange(inner.Skip(1).Select(line => "　" + line));
    }

    private string Value(FormulaNode node)
    {
        string words = _terms.Value(node);
        bool isNumber = node is not FormulaString && unit is { Length: > 0 };
        return !isNumber ? words : node is FormulaNumber ? JapaneseValues.WithUnit(words, unit) : $"{words}（{unit}）";
    }

    private static bool IsEmpty(FormulaNode node) => node is FormulaString { Value.Length: 0 };
}
