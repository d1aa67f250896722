namespace AppForge.Compiler.Query;

/// <summary>Reads <c>CODE</c> or <c>REF.CODE</c>.</summary>
internal static class FieldParser
{
    public static FieldName Take(TokenCursor tokens, ErrorList errors)
    {
        Token first = tokens.Take();
        FieldName name = new(first.Value) { Start = first.Start, Length = first.Length };
        if (!tokens.Current.IsSymbol(".") || tokens.Current.Start != first.End)
        {
            return name;
        }

        Token dot = tokens.Take();
        if (!tokens.Current.IsName || tokens.Current.Start != dot.End)
        {
            errors.Add(LanguageErrorCode.FieldExpected, tokens.Current.Start, tokens.Current.Length, tokens.Current.Value);
            return name;
        }

        Token second = tokens.Take();
        return new FieldName(second.Value, first.Value) { Start = first.Start, Length = second.End - first.Start };
    }
}
