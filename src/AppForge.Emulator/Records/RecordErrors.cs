using AppForge.Emulator.Errors;

namespace AppForge.Emulator.Records;

/// <summary>The error codes of the record calls (errors.md, Records). A text marked there as unknown is our wording.</summary>
internal static class RecordErrors
{
    public static KintoneErrorException NotFound(string id) => new(404, "GAIA_RE01", new(
        $"指定したレコード（id: {id}）が見つかりません。", $"The specified record (ID: {id}) is not found."));

    public static KintoneErrorException CommentNotFound() => new(400, "GAIA_RE02", new(
        "指定したコメントが存在しません。削除された可能性があります。", "The specified comment does not exist. The comment may have been deleted."));

    public static KintoneErrorException Stale() => new(409, "GAIA_CO02", new(
        "指定したrevisionは最新ではありません。ほかのユーザーがレコードを更新した可能性があります。",
        "The revision is not the latest. Someone may update a record."));

    public static KintoneErrorException UserNotFound(string code) => new(400, "GAIA_IL26", new(
        $"指定したユーザー（code: {code}）が見つかりません。", $"The specified user (code: {code}) is not found."));

    public static KintoneErrorException OrganizationNotFound(string code) => new(400, "GAIA_IL28", new(
        $"指定した組織（code: {code}）が見つかりません。", $"The specified organization (code: {code}) is not found."));

    public static KintoneErrorException LookupKeyNotUnique() => new(400, "GAIA_LO03", new(
        "ルックアップの参照先から値をコピーできません。「コピー元のフィールド」に指定したフィールドの設定で「値の重複を禁止する」を選択しておく必要があります。",
        "The values cannot be copied from the datasource app for lookup. The key field must prohibit duplicate values."));

    public static KintoneErrorException LookupKeyNotFound(string field, string value) => new(400, "GAIA_LO04", new(
        $"フィールド「{field}」の値「{value}」が、ルックアップの参照先のフィールドにないか、またはアプリやフィールドの閲覧権限がありません。",
        $"A value {value} in the field {field} does not exist in the datasource app for lookup, or you do not have permission to view the app or the field."));

    /// <summary>Only the code is known; 403 is taken, as for every right that lacks.</summary>
    public static KintoneErrorException FieldNotEditable(string code) => new(403, "GAIA_FU01", new(
        $"フィールド（code: {code}）を編集する権限がありません。", $"You do not have permission to edit the field (code: {code})."));

    public static KintoneErrorException ProcessIsOff() => new(400, "GAIA_ST02", new(
        "操作に失敗しました。プロセス管理機能が無効化されています。", "Your request failed. The process management feature has been disabled."));

    public static KintoneErrorException ActionNotPossible() => new(400, "GAIA_IL03", new(
        "ステータスの変更に失敗しました。ほかのユーザーがステータス、またはステータスの設定を変更した可能性があります。",
        "Failed to update the status. The settings or the status itself may have been changed by someone."));

    public static KintoneErrorException AssigneeNeeded() => new(400, "GAIA_SA01", new("作業者を指定してください。", "Specify the assignee."));

    public static KintoneErrorException NotTheAssignee() => new(403, "GAIA_NT01", new(
        "作業者のみがステータスを変更できます。", "Only the assignee can change the status."));

    public static KintoneErrorException CursorNotFound() => new(404, "GAIA_CN01", new(
        "指定したカーソルは存在しないか、既に有効期限が切れています。", "The specified cursor does not exist or has expired."));

    public static KintoneErrorException TooManyCursors() => new(429, "GAIA_TM12", new(
        "作成できるカーソルの上限に達しています。", "The number of cursors has reached the limit."));
}
