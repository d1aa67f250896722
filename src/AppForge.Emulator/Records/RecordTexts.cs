using AppForge.Emulator.Errors;

namespace AppForge.Emulator.Records;

/// <summary>Messages about values of records (errors.md, "CB_VA01 message texts"); those not listed there are ours.</summary>
internal static class RecordTexts
{
    public static readonly LocalizedText Required = new("必須です。", "Required.", "此为必填项。");
    public static readonly LocalizedText TooManyDigits = new("有効桁数を超えています。", "The number of significant digits exceeds the limit.");
    public static readonly LocalizedText NotUnique = new("値がほかのレコードと重複しています。", "This value already exists in another record.");
    public static readonly LocalizedText BadUrl = new("URL の形式が正しくありません。", "The format of the URL is invalid.");
    public static readonly LocalizedText BadMail = new("メールアドレスの形式が正しくありません。", "The format of the e-mail address is invalid.");
    public static readonly LocalizedText BadPhone = new("電話番号の形式が正しくありません。", "The format of the telephone number is invalid.");
    public static readonly LocalizedText InFuture = new("未来の日時は指定できません。", "A time in the future cannot be specified.");
    public static readonly LocalizedText TooManyAdded = new("一度に100件までのレコードを追加できます。", "A maximum of 100 records can be added at one time.");
    public static readonly LocalizedText TooManyChanged = new("一度に100件までのレコードを更新できます。", "A maximum of 100 records can be updated at one time.");
    public static readonly LocalizedText DeletedAtOnce = new("一度に1件から100件までのレコードを削除できます。", "Between 1 and 100 records can be deleted at one time.");
    public static readonly LocalizedText IdOrKey = new("idとupdateKeyを同時に指定することはできません。", "The id and the updateKey cannot be specified together.");
    public static readonly LocalizedText BadKeyField = new(
        "値の重複を禁止した文字列（1行）または数値のフィールドを指定します。", "Specify a text or number field that prohibits duplicate values.");
    public static readonly LocalizedText NoPages = new("クエリにlimitとoffsetを指定できません。", "The query cannot have a limit or an offset.");
    public static readonly LocalizedText NotInBulk = new("bulkRequestでは使用できないAPIです。", "This API cannot be used in a bulk request.");
    public static readonly LocalizedText OneAssignee = new("このステータスの作業者は1人です。", "This state has one assignee.");

    public static LocalizedText AtMost(string max) => new($"{max}以下である必要があります。", $"The value must be {max} or less.");

    public static LocalizedText AtLeast(string min) => new($"{min}以上である必要があります。", $"The value must be {min} or more.");
}
