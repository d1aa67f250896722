namespace AppForge.Emulator.Errors;

/// <summary>Messages inside <c>errors</c> of CB_VA01. Those of errors.md are word for word; the others are ours, because only the code is known.</summary>
internal static class Texts
{
    public static readonly LocalizedText Required = new("必須です。", "Required field.", "此为必填项。");
    public static readonly LocalizedText AtLeastOne = new("最小でも1以上です。", "must be greater than or equal to 1");
    public static readonly LocalizedText NotInEnum = new("Enum値のいずれかでなければなりません。", "must be one of the enum value");
    public static readonly LocalizedText NotANumber = new("数字でなければなりません。", "Only numbers are allowed.");
    public static readonly LocalizedText NotABoolean = new("真偽値でなければなりません。", "must be a boolean.");
    public static readonly LocalizedText BadCode = new(
        "フィールドコードの先頭に数字は使用できません。また、使用できない記号やスペースが含まれています。",
        "A field code cannot start with a digit, and cannot contain unusable symbols or spaces.");
    public static readonly LocalizedText ReservedCode = new("このフィールドコードは予約されているため使用できません。", "This field code is reserved.");
    public static readonly LocalizedText DuplicateCode = new("フィールドコードが重複しています。", "The field code is duplicated.");
    public static readonly LocalizedText KeyIsNotCode = new("キーとフィールドコードが一致していません。", "The key and the field code do not match.");
    public static readonly LocalizedText KeyIsNotLabel = new("キーとラベルが一致していません。", "The key and the label do not match.");
    public static readonly LocalizedText KeyIsNotName = new("キーと名前が一致していません。", "The key and the name do not match.");
    public static readonly LocalizedText Duplicate = new("値が重複しています。", "The value is duplicated.");
    public static readonly LocalizedText TypeCannotChange = new("フィールドの種類は変更できません。", "The field type cannot be changed.");
    public static readonly LocalizedText TypeCannotBeAdded = new("この種類のフィールドは追加できません。", "A field of this type cannot be added.");
    public static readonly LocalizedText NotInTable = new("テーブル内に配置できない種類のフィールドです。", "A field of this type cannot be placed in a table.");
    public static readonly LocalizedText DuplicateCopyTarget = new(
        "コピー先のフィールドの設定が重複しています。", "The settings of the destination fields are duplicated.");
    public static readonly LocalizedText BadFieldPair = new(
        "指定したフィールドの組み合わせが正しくない、または指定できない種類のフィールドを指定しています。",
        "The combination of the specified fields is incorrect, or a field of a type that cannot be specified is specified.");
    public static readonly LocalizedText LookupCannotChange = new(
        "ルックアップとそれ以外のフィールドを相互に変更することはできません。", "A lookup and a plain field cannot be turned into each other.");
    public static readonly LocalizedText TurnedRange = new("最小値が最大値を超えています。", "The minimum is greater than the maximum.");
    public static readonly LocalizedText BadFormat = new("形式が正しくありません。", "The format is invalid.");
    public static readonly LocalizedText QuerySyntax = new("クエリ記法が間違っています。", "The query is not well formed.");
    public static readonly LocalizedText FormulaSyntax = new("計算式の文法が正しくありません。", "The formula is not well formed.");
    public static readonly LocalizedText FormulaCycle = new("フィールドの参照が循環しています。", "The references of the fields form a circle.");
    public static readonly LocalizedText NotOnForm = new("フォームに配置できないフィールドです。", "The field cannot be placed on the form.");
    public static readonly LocalizedText WrongType = new("フィールドの種類が一致していません。", "The field type does not match.");
    public static readonly LocalizedText BuiltInView = new(
        "プロセス管理が有効な場合は、「作業者が自分」の一覧を含める必要があります。",
        "The view \"Assigned to me\" must be included while process management is enabled.");
    public static readonly LocalizedText NoBuiltInView = new(
        "プロセス管理が無効な場合は、組み込みの一覧を指定できません。", "The built-in view exists only while process management is enabled.");
    public static readonly LocalizedText FirstStateIsFixed = new(
        "最初のステータスを新しいステータスに置き換えることはできません。", "The first state cannot be replaced by a new one.");
    public static readonly LocalizedText FirstStateAssignee = new(
        "最初のステータスの作業者には、作成者以外を指定できません。", "The assignee of the first state can only be the creator.");
    public static readonly LocalizedText UnknownState = new("指定したステータスが見つかりません。", "The specified state is not found.");
    public static readonly LocalizedText UnknownEntity = new(
        "指定したユーザー、グループ、または組織が見つかりません。", "The specified user, group or organization is not found.");
    public static readonly LocalizedText NotInGuestSpace = new(
        "ゲストスペースのアプリでは、組織を指定できません。", "An organization cannot be specified in an app of a guest space.");
    public static readonly LocalizedText NoMoveWithGuests = new(
        "ゲストスペースのアプリは移動できません。ゲストスペースへの移動もできません。", "Apps cannot be moved into or out of a guest space.");
    public static readonly LocalizedText UnknownPlugin = new("指定したプラグインが見つかりません。", "The specified plug-in is not found.");
    public static readonly LocalizedText PluginIsThere = new("指定したプラグインは、すでに追加されています。", "The specified plug-in has already been added.");
    public static readonly LocalizedText OnlyHttps = new("URLは「https://」で始まる必要があります。", "The URL must begin with https://.");
    public static readonly LocalizedText OnlyOneOfThem = new("同時に指定することはできません。", "These cannot be specified together.");
    public static readonly LocalizedText NotYourself = new(
        "自分自身、または Administrator は、停止したり削除したりできません。", "You cannot stop or delete yourself or Administrator.");
    public static readonly LocalizedText NeedsAdministrator = new(
        "スペースの管理者を1人以上指定してください。", "At least one administrator of the space must be specified.");
    public static readonly LocalizedText OnlyMultiThread = new(
        "複数のスレッドを使用しないスペースです。", "The space does not use multiple threads.");
    public static readonly LocalizedText UnknownThread = new("指定したスレッドが見つかりません。", "The specified thread is not found.");
    public static readonly LocalizedText UnknownTemplate = new("指定したテンプレートが見つかりません。", "The specified template is not found.");
    public static readonly LocalizedText NotAGuestSpace = new("ゲストスペースではありません。", "The space is not a guest space.");
    public static readonly LocalizedText BadPlugin = new("プラグインファイルの形式が正しくありません。", "The file is not a valid plug-in.");
    public static readonly LocalizedText OtherPlugin = new("プラグインのIDが一致していません。", "The plug-in has another ID.");
    public static readonly LocalizedText PluginIsInstalled = new("指定したプラグインは、すでに読み込まれています。", "The specified plug-in has already been installed.");
    public static readonly LocalizedText UnknownSpace = new("指定したスペースが見つかりません。", "The specified space is not found.");
    public static readonly LocalizedText ImpliedRight = new(
        "編集または削除を許可する場合は閲覧、読み込みを許可する場合は追加の許可が必要です。",
        "Editing and deleting need viewing; importing needs adding.");
    public static readonly LocalizedText GroupHoldsRowsOnly = new("グループの中には行だけを配置できます。", "A group can only contain rows.");
    public static readonly LocalizedText TableBoundary = new(
        "フィールドをテーブルの中へ、または外へ移動することはできません。", "A field cannot be moved into or out of a table.");

    public static LocalizedText LessThan(int characters) => new($"{characters}文字より短くなければなりません。", $"Enter less than {characters} characters.");

    public static LocalizedText MoreThan(int characters) => new($"{characters}文字より長くなければなりません。", $"Enter more than {characters} characters.");

    public static LocalizedText AtMost(long max) => new($"{max}以下である必要があります。", $"The value must be {max} or less.");

    public static LocalizedText AtLeast(long min) => min == 1 ? AtLeastOne : new($"{min}以上である必要があります。", $"The value must be {min} or more.");

    public static LocalizedText Count(int min, int max) => new($"{min}件から{max}件まで指定できます。", $"Between {min} and {max} items can be specified.");

    public static LocalizedText NotAnOption(string value) => new($"\"{value}\"は選択肢にありません。", $"The value, \"{value}\", is not in options.");

    public static LocalizedText StateHasRecords(string state) => new(
        $"ステータス「{state}」のレコードがあるため、削除できません。", $"The state \"{state}\" cannot be deleted, because records are in it.");

    public static LocalizedText ProcessIsUsed(string app, string field) => new(
        $"アプリ「{app}」のフィールド（code: {field}）がステータスまたは作業者を参照しているため、プロセス管理を無効にできません。",
        $"Process management cannot be disabled because the field (code: {field}) of the app \"{app}\" refers to the status or the assignee.");

    public static LocalizedText UsedByFormula(string code, string formula) => new(
        $"フィールド（code: {code}）はフィールド（code: {formula}）の計算式で使用されているため削除できません。",
        $"The field (code: {code}) cannot be deleted because the formula of the field (code: {formula}) uses it.");

    public static LocalizedText FieldMissing(string code) => new(
        $"フィールド（code: {code}）がレイアウトに含まれていません。", $"The field (code: {code}) is missing in the layout.");
}
