using System.Collections.Immutable;

namespace AppForge.Compiler.Query;

/// <summary>Checks the keys of a sort: fields that exist and that records can be sorted by (query-and-formula.md, A3).</summary>
public static class SortChecker
{
    /// <summary>Checks a sort setting, spelling mistakes included.</summary>
    /// <param name="sort">The sort as written.</param>
    /// <param name="scope">The fields of the app whose records are sorted: for lookups and related records the related app's.</param>
    /// <returns>The mistakes in the order of the text.</returns>
    public static ImmutableArray<LanguageError> Check(string sort, IFieldScope scope)
    {
        QueryParseResult result = QueryText.ParseSort(sort);
        ErrorList errors = new();
        errors.AddRange(result.Errors);
        Check(result.Tree.Order, scope, errors);
        return errors.ToSorted();
    }

    internal static void Check(ImmutableArray<SortKey> keys, IFieldScope scope, ErrorList errors)
    {
        HashSet<string>? seen = null;
        foreach (SortKey key in keys)
        {
            if (FieldResolver.Resolve(key.Field, scope, errors) is not ScopeField field)
            {
                continue;
            }

            string code = key.Field.Text;
            if (field.IsInTable || key.Field.Related is not null)
            {
                errors.Add(LanguageErrorCode.SortTableField, key.Field, code);
            }
            else if (!FieldSearch.CanSort(field.Type))
            {
                errors.Add(LanguageErrorCode.SortField, key.Field, code, field.Type);
            }
            else if (!(seen ??= new(StringComparer.Ordinal)).Add(code))
            {
                errors.Add(LanguageErrorCode.SortRepeated, key.Field, code);
            }
            else if (!FieldSearch.IsSortConfirmed(field.Type))
            {
                errors.Add(LanguageErrorCode.SortUnconfirmed, key.Field, code, field.Type);
            }
        }
    }
}
