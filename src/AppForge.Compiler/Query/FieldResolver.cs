namespace AppForge.Compiler.Query;

/// <summary>Finds the field a query names.</summary>
internal static class FieldResolver
{
    /// <summary>The field; null, with the mistake reported, when there is none; null without a report when the related app is not known.</summary>
    public static ScopeField? Resolve(FieldName name, IFieldScope scope, ErrorList errors)
    {
        if (name.Related is null)
        {
            return Find(name.Code, scope, name, errors, name.Code);
        }

        ScopeField? related = Find(name.Related, scope, At(name, 0, name.Related.Length), errors, name.Related);
        if (related is null)
        {
            return null;
        }

        if (related.Type != "REFERENCE_TABLE")
        {
            errors.Add(LanguageErrorCode.NotRelatedRecords, name, name.Related);
            return null;
        }

        return related.RelatedScope is null ? null : Find(
            name.Code, related.RelatedScope, At(name, name.Length - name.Code.Length, name.Code.Length), errors, name.Code, name.Related);
    }

    private static ScopeField? Find(string code, IFieldScope scope, LanguageNode place, ErrorList errors, params ReadOnlySpan<string> args)
    {
        if (code == "$id")
        {
            return new ScopeField("$id", "RECORD_NUMBER", "$id");
        }

        ScopeField? field = scope.Find(code);
        if (field is null)
        {
            errors.Add(LanguageErrorCode.UnknownField, place, [.. args]);
        }

        return field;
    }

    private static FieldName At(FieldName name, int offset, int length) => name with { Start = name.Start + offset, Length = length };
}
