namespace AppForge.Compiler.Query;

/// <summary>Says a sort in words (documents.md, section 14).</summary>
public static class SortWording
{
    /// <summary>The sort in Japanese, such as 受付日時の新しい順、次に緊急度の昇順（選択肢の並び順）.</summary>
    /// <param name="sort">The sort as written; empty gives an empty text.</param>
    /// <param name="scope">The fields, for labels and types.</param>
    /// <returns>The wording; a text that cannot be read comes back trimmed.</returns>
    public static string Japanese(string sort, IFieldScope scope) => Say(sort, scope, "、次に", (key, field) => Label(key, field, "レコードID") + "の" + (field?.Type switch
    {
        "DATE" or "DATETIME" or "CREATED_TIME" or "UPDATED_TIME" => key.IsDescending ? "新しい順" : "古い順",
        "TIME" => key.IsDescending ? "遅い順" : "早い順",
        "NUMBER" or "CALC" or "RECORD_NUMBER" => key.IsDescending ? "大きい順" : "小さい順",
        "DROP_DOWN" or "RADIO_BUTTON" => key.IsDescending ? "降順（選択肢の並びの逆順）" : "昇順（選択肢の並び順）",
        "STATUS" => key.IsDescending ? "降順（ステータスの並びの逆順）" : "昇順（ステータスの並び順）",
        _ => key.IsDescending ? "降順" : "昇順",
    }));

    /// <summary>The sort in English.</summary>
    /// <param name="sort">The sort as written; empty gives an empty text.</param>
    /// <param name="scope">The fields, for labels and types.</param>
    /// <returns>The wording; a text that cannot be read comes back trimmed.</returns>
    public static string English(string sort, IFieldScope scope) => Say(sort, scope, ", then ", (key, field) => Label(key, field, "record ID") + (field?.Type switch
    {
        "DATE" or "DATETIME" or "CREATED_TIME" or "UPDATED_TIME" => key.IsDescending ? ", newest first" : ", oldest first",
        "NUMBER" or "CALC" or "RECORD_NUMBER" => key.IsDescending ? ", greatest first" : ", smallest first",
        "DROP_DOWN" or "RADIO_BUTTON" => key.IsDescending ? ", descending (last option first)" : ", ascending (first option first)",
        _ => key.IsDescending ? ", descending" : ", ascending",
    }));

    private static string Say(string sort, IFieldScope scope, string then, Func<SortKey, ScopeField?, string> say)
    {
        QueryParseResult result = QueryText.ParseSort(sort);
        return result.IsValid
            ? string.Join(then, result.Tree.Order.Select(key => say(key, FieldResolver.Resolve(key.Field, scope, new ErrorList()))))
            : sort.Trim();
    }

    private static string Label(SortKey key, ScopeField? field, string id) => key.Field.Code == "$id" ? id : field?.Label ?? key.Field.Text;
}
