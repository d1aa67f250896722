using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings;

namespace AppForge.Emulator.Checks;

/// <summary>
/// Judges conditions and sorts by the compiler's language, and answers as kintone does (errors.md, Query). kintone's order is kept: what does
/// not parse, then unknown fields, then unknown options, then all else. Advice is no error.
/// </summary>
internal static class ConditionChecks
{
    /// <summary>Judges a condition that a request holds, if it does.</summary>
    public static void CheckSent(InputObject input, string property, AppSettings settings, QueryPlace place)
    {
        string condition = input.Text(property) ?? "";
        Check(condition, settings.Scope, place, message => input.Refuse(property, message));
        RefuseDeletedPrincipals(condition, settings);
    }

    /// <summary>Judges a sort that a request holds, if it does.</summary>
    public static void CheckSentSort(InputObject input, string property, IFieldScope scope) =>
        CheckSort(input.Text(property) ?? "", scope, message => input.Refuse(property, message));

    public static void Check(string condition, IFieldScope scope, QueryPlace place, Action<LocalizedText> refuse) =>
        Answer(QueryChecker.Check(condition, scope, place), refuse);

    public static void CheckSort(string sort, IFieldScope scope, Action<LocalizedText> refuse) => Answer(SortChecker.Check(sort, scope), refuse);

    private static void RefuseDeletedPrincipals(string condition, AppSettings settings)
    {
        foreach (SymbolOccurrence symbol in QueryText.Symbols(condition).Where(s => s.Field is not null))
        {
            string? kind = settings.Scope.Find(symbol.Field!)?.Type switch
            {
                "USER_SELECT" or "CREATOR" or "MODIFIER" or "STATUS_ASSIGNEE" => "USER",
                "ORGANIZATION_SELECT" => "ORGANIZATION",
                "GROUP_SELECT" => "GROUP",
                _ => null,
            };
            if (kind is not null && settings.Call.World.Directory.IsDeleted(kind, symbol.Name))
            {
                throw KnownErrors.DeletedInCondition(symbol.Name);
            }
        }
    }

    private static void Answer(IEnumerable<LanguageError> mistakes, Action<LocalizedText> refuse)
    {
        if (mistakes.Where(m => !m.IsAdvice).MinBy(m => (Rank(m), m.Start)) is not { } mistake)
        {
            return;
        }

        LocalizedText message = new(Japanese(mistake), mistake.English);
        switch (mistake.QueryErrorCode)
        {
            case "CB_VA01":
                refuse(Texts.QuerySyntax);
                break;
            case null:
                // kintone's answer is not known: the kind is taken for CB_VA01, and the message is ours.
                refuse(message);
                break;
            default:
                throw new KintoneErrorException(400, mistake.QueryErrorCode, message);
        }
    }

    private static int Rank(LanguageError mistake) => mistake.QueryErrorCode switch
    {
        "CB_VA01" => 0,
        "GAIA_IQ11" or "GAIA_IR02" => 1,
        "GAIA_IQ10" => 2,
        _ => 3,
    };

    /// <summary>kintone's own words where errors.md has them, else the compiler's.</summary>
    private static string Japanese(LanguageError mistake) => mistake.Code switch
    {
        LanguageErrorCode.UnknownField => $"指定されたフィールド（{mistake.Args[0]}）が見つかりません。",
        LanguageErrorCode.OperatorNotAllowed => $"{mistake.Args[0]}フィールドのフィールドタイプには演算子{mistake.Args[1]}を使用できません。",
        LanguageErrorCode.EqualityInTable => $"テーブルに設定している場合、{mistake.Args[0]}フィールドのフィールドタイプには、演算子{mistake.Args[1]}を使用できません。",
        LanguageErrorCode.FunctionArguments => "クエリの指定が不正です。",
        LanguageErrorCode.FunctionDay => $"指定した日にち（{mistake.Args[0]}）は無効です。1から31までの整数で指定します。",
        LanguageErrorCode.FunctionUnit => "FROM_TODAY()の第2引数には、「DAYS」「WEEKS」「MONTHS」「YEARS」のいずれかを指定します。",
        _ => mistake.Japanese,
    };
}
