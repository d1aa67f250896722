using AppForge.Compiler.Query;

namespace AppForge.Compiler.Tests.Query;

/// <summary>An app with a field of every type; codes are the types, columns of the table have the prefix T_.</summary>
internal sealed class TestScope(params ScopeField[] fields) : IFieldScope
{
    private static string[] Types { get; } =
    [
        "RECORD_NUMBER", "CREATOR", "MODIFIER", "CREATED_TIME", "UPDATED_TIME", "SINGLE_LINE_TEXT", "LINK", "MULTI_LINE_TEXT", "RICH_TEXT",
        "NUMBER", "CALC", "FILE", "DATE", "DATETIME", "TIME", "USER_SELECT", "ORGANIZATION_SELECT", "GROUP_SELECT",
        "STATUS_ASSIGNEE", "CATEGORY", "GROUP", "SUBTABLE", "LABEL",
    ];

    private static string[] ChoiceTypes { get; } = ["CHECK_BOX", "RADIO_BUTTON", "DROP_DOWN", "MULTI_SELECT", "STATUS"];

    private readonly Dictionary<string, ScopeField> _fields = fields.ToDictionary(f => f.Code, StringComparer.Ordinal);

    public static TestScope EveryType { get; } = new([.. Everything()]);

    public static TestScope Words { get; } = new(
        Field("ステータス", "STATUS"), Field("担当者", "USER_SELECT"), Field("作成者", "CREATOR"), Field("組織", "ORGANIZATION_SELECT"),
        Field("期限", "DATE"), Field("受付日時", "DATETIME"), Field("最終更新日", "DATE"), Field("対象年月", "SINGLE_LINE_TEXT"),
        Field("件名", "SINGLE_LINE_TEXT"), Field("合計対応時間", "CALC") with { Unit = "分" }, Field("緊急度", "DROP_DOWN"),
        Field("拡張機能", "CHECK_BOX"), Field("経過", "MULTI_LINE_TEXT"), Field("資料", "FILE"), Field("開始", "TIME"),
        Field("品名", "SINGLE_LINE_TEXT") with { Table = "明細" }, Field("金額", "NUMBER") with { Unit = "¥" },
        Field("取引先一覧", "REFERENCE_TABLE") with { RelatedScope = new TestScope(Field("会社名", "SINGLE_LINE_TEXT")) });

    public ScopeField? Find(string code) => _fields.GetValueOrDefault(code);

    public static ScopeField Field(string code, string type) => new(code, type, code);

    private static IEnumerable<ScopeField> Everything()
    {
        foreach (string type in Types)
        {
            yield return Field(type, type);
            yield return Field("T_" + type, type) with { Table = "TABLE" };
        }

        foreach (string type in ChoiceTypes)
        {
            yield return Field(type, type) with { Options = ["A", "B", "1"] };
            yield return Field("T_" + type, type) with { Options = ["A", "B", "1"], Table = "TABLE" };
        }

        yield return Field("U_NUMBER", "NUMBER") with { Table = "OTHER" };
        yield return Field("REF", "REFERENCE_TABLE") with { RelatedScope = new TestScope(Field("name", "SINGLE_LINE_TEXT"), Field("on", "DATE")) };
        yield return Field("HIDDEN", "REFERENCE_TABLE");
        yield return Field("NEW", "TYPE_OF_TOMORROW");
    }
}
