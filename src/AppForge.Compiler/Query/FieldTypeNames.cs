namespace AppForge.Compiler.Query;

/// <summary>The Japanese names of kintone's field types, as its form editor shows them.</summary>
internal static class FieldTypeNames
{
    public static string Japanese(string type) => type switch
    {
        "RECORD_NUMBER" => "レコード番号",
        "CREATOR" => "作成者",
        "MODIFIER" => "更新者",
        "CREATED_TIME" => "作成日時",
        "UPDATED_TIME" => "更新日時",
        "SINGLE_LINE_TEXT" => "文字列（1行）",
        "MULTI_LINE_TEXT" => "文字列（複数行）",
        "RICH_TEXT" => "リッチエディター",
        "NUMBER" => "数値",
        "CALC" => "計算",
        "CHECK_BOX" => "チェックボックス",
        "RADIO_BUTTON" => "ラジオボタン",
        "DROP_DOWN" => "ドロップダウン",
        "MULTI_SELECT" => "複数選択",
        "FILE" => "添付ファイル",
        "LINK" => "リンク",
        "DATE" => "日付",
        "TIME" => "時刻",
        "DATETIME" => "日時",
        "USER_SELECT" => "ユーザー選択",
        "ORGANIZATION_SELECT" => "組織選択",
        "GROUP_SELECT" => "グループ選択",
        "REFERENCE_TABLE" => "関連レコード一覧",
        "SUBTABLE" => "テーブル",
        "GROUP" => "グループ",
        "STATUS" => "ステータス",
        "STATUS_ASSIGNEE" => "作業者",
        "CATEGORY" => "カテゴリー",
        "LABEL" => "ラベル",
        "SPACER" => "スペース",
        "HR" => "罫線",
        _ => type,
    };
}
