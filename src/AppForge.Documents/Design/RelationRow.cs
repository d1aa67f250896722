namespace AppForge.Documents.Design;

/// <summary>A relation with another app or with a service.</summary>
/// <param name="Kind">ルックアップ, 関連レコード, …</param>
/// <param name="OwnField">自項目.</param>
/// <param name="OtherApp">相手アプリ.</param>
/// <param name="OtherField">相手項目.</param>
/// <param name="Copied">コピー項目; empty when nothing is copied.</param>
/// <param name="Condition">条件 in words.</param>
public sealed record RelationRow(string Kind, string OwnField, string OtherApp, string OtherField, string Copied, string Condition);
