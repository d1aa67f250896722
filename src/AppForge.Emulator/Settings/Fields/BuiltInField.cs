namespace AppForge.Emulator.Settings.Fields;

/// <summary>A field every app has from the start; its code follows the language of the app's creator (behaviour.md, Create).</summary>
internal sealed record BuiltInField(string Type, string JapaneseCode, string EnglishCode, string EnglishLabel, bool IsSwitch)
{
    public static IReadOnlyList<BuiltInField> All { get; } =
    [
        new("RECORD_NUMBER", "レコード番号", "Record_number", "Record number", false),
        new("CREATOR", "作成者", "Created_by", "Created by", false),
        new("CREATED_TIME", "作成日時", "Created_datetime", "Created datetime", false),
        new("MODIFIER", "更新者", "Updated_by", "Updated by", false),
        new("UPDATED_TIME", "更新日時", "Updated_datetime", "Updated datetime", false),
        new("STATUS", "ステータス", "Status", "Status", true),
        new("STATUS_ASSIGNEE", "作業者", "Assignee", "Assignee", true),
        new("CATEGORY", "カテゴリー", "Categories", "Categories", true),
    ];

    public string CodeIn(bool japanese) => japanese ? JapaneseCode : EnglishCode;

    public string LabelIn(bool japanese) => japanese ? JapaneseCode : EnglishLabel;
}
