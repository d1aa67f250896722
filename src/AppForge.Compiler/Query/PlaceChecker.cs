using System.Collections.Immutable;

namespace AppForge.Compiler.Query;

/// <summary>What a place refuses that records queries take (query-and-formula.md, A5).</summary>
internal static class PlaceChecker
{
    public static void Check(Comparison comparison, ScopeField field, bool isMany, QueryPlace place, ErrorList errors)
    {
        string code = comparison.Field.Text;
        if (place == QueryPlace.ProcessAction && field.Type == "STATUS")
        {
            errors.Add(LanguageErrorCode.FieldNotAllowedHere, comparison.Field, code);
        }

        bool refusesEmptiness = place is QueryPlace.ProcessAction or QueryPlace.RecordAcl or QueryPlace.AppAction;
        if (refusesEmptiness && comparison.Operator.TakesNothing() && field.Type is "FILE" or "MULTI_LINE_TEXT")
        {
            errors.Add(LanguageErrorCode.EmptinessNotAllowedHere, comparison, code);
        }

        if (isMany && place is QueryPlace.PerRecordNotification or QueryPlace.Reminder or QueryPlace.RecordAcl)
        {
            errors.Add(LanguageErrorCode.TableFieldHere, comparison.Field, code);
        }
    }

    public static void CheckShape(QueryCondition condition, QueryPlace place, ErrorList errors)
    {
        ImmutableArray<QueryCondition> terms = condition switch
        {
            AndCondition and => and.Terms,
            OrCondition or => or.Terms,
            _ => [],
        };
        QueryCondition? mixed = terms.FirstOrDefault(t => t is not Comparison);
        if (place == QueryPlace.View && mixed is not null)
        {
            errors.Add(LanguageErrorCode.MixedAndOr, mixed);
        }
    }
}
