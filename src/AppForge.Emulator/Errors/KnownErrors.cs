using System.Globalization;

namespace AppForge.Emulator.Errors;

/// <summary>The error codes the emulator answers with, each as errors.md has it. A text marked there as unknown is our wording.</summary>
internal static class KnownErrors
{
    public static KintoneErrorException PleaseLogin() => new(401, "CB_AU01", new("ログインしてください。", "Please login."));

    public static KintoneErrorException WrongPassword() =>
        new(401, "CB_WA01", new("ログイン名またはパスワードが正しくありません。", "The login name or password is incorrect."));

    public static KintoneErrorException NoPrivilege() => new(403, "CB_NO02", new("権限がありません。", "No privilege to proceed."));

    /// <summary>The status and the text are ours: only the code is known.</summary>
    public static KintoneErrorException NoService() => new(403, "CB_NO01", new(
        "このサービスを利用する権限がありません。", "You are not permitted to use this service."));

    public static KintoneErrorException InvalidJson() => new(400, "CB_IJ01", new("不正なJSON文字列です。", "Invalid JSON string."));

    public static KintoneErrorException IllegalRequest(int status = 400) => new(status, "CB_IL02", new("不正なリクエストです。", "Illegal request."));

    public static KintoneErrorException AppNotFound(long app) => AppNotFound(app.ToString(CultureInfo.InvariantCulture));

    public static KintoneErrorException AppNotFound(string app) => new(404, "GAIA_AP01", new(
        $"指定したアプリ（id: {app}）が見つかりません。削除されている可能性があります。", $"The app (ID: {app}) not found. The app may have been deleted."));

    public static KintoneErrorException FileNotFound(string key) =>
        new(404, "GAIA_BL01", new($"指定したファイル（id: {key}）が見つかりません。", $"The specified file (id: {key}) not found."));

    public static KintoneErrorException TooManyRequests() => new(429, "GAIA_TO04", new(
        "APIの同時リクエスト数が上限を超えています。", "The number of concurrent API requests exceeds the limit."));

    public static KintoneErrorException DatabaseLock() => new(400, "GAIA_DA02", new(
        "データベースのロックに失敗したため、変更を保存できませんでした。時間をおいて再度お試しください。", "Failed to lock the database. Try again later."));

    public static KintoneErrorException StaleSettings(long app) => new(409, "GAIA_CO03", new(
        $"指定したrevisionは最新ではありません。ほかのユーザーがアプリ（id: {app}）の設定を更新した可能性があります。",
        $"The revision is not the latest. Someone may update the app settings (ID: {app})."));

    /// <summary>The code is not known (behaviour.md, unconfirmed 6); GAIA_LT01 is the decision taken there.</summary>
    public static KintoneErrorException AppIsBeingDeployed(long app) => new(400, "GAIA_LT01", new(
        $"アプリ（id: {app}）の設定を運用環境に反映しているため、操作できません。", $"The settings of the app (ID: {app}) are being deployed."));

    public static KintoneErrorException TwoTokensOfOneApp() => new(400, "GAIA_DA03", new(
        "同じアプリのAPIトークンが複数指定されています。", "More than one API token of the same app is specified."));

    public static KintoneErrorException TokenOfAnotherApp() => new(400, "GAIA_IA02", new(
        "指定したAPIトークンは、アプリで生成されたトークンと異なります。", "The specified API token does not match the API token generated via an app."));

    public static KintoneErrorException TokenMayNot() => new(403, "GAIA_NO01", new(
        "このAPIトークンでは、指定したAPIを実行できません。", "The specified API cannot be executed using this API token."));

    public static KintoneErrorException GuestSpaceApp() => new(400, "GAIA_IL23", new(
        "ゲストスペース内のアプリを操作する場合は、リクエストの送信先を「/k/guest/（ゲストスペースのID）/v1/...」にします。",
        "When you operate an app in a guest space, please send the request to '/k/guest/(guest space ID)/v1/...'."));

    public static KintoneErrorException FieldNotFound(string code) => new(400, "GAIA_FC01", new(
        $"指定されたフィールド（code: {code}）が見つかりません。", $"The specified field (code: {code}) not found."));

    public static KintoneErrorException UsedByLookup(string code) => new(400, "GAIA_LO02", new(
        $"フィールド（code: {code}）はルックアップで使用されているため削除できません。", $"The field (code: {code}) cannot be deleted because a lookup uses it."));

    public static KintoneErrorException UsedByRelatedRecords(string code) => new(400, "GAIA_RE07", new(
        $"フィールド（code: {code}）は関連レコード一覧で使用されているため削除できません。", $"The field (code: {code}) cannot be deleted because related records use it."));

    /// <summary>The text is ours: only the code is known.</summary>
    public static KintoneErrorException DeletedInCondition(string code) => new(400, "GAIA_IL42", new(
        $"条件に、削除されたユーザー、グループ、または組織（code: {code}）が指定されています。",
        $"The condition names a user, group or organization that was deleted (code: {code})."));

    public static KintoneErrorException FormulaIsWrong(string label, LocalizedText reason) => new(400, "GAIA_IL01", new(
        $"フィールド「{label}」の計算式が正しくありません。(エラーの内容：{reason.Ja})", $"The formula of the field \"{label}\" is not correct. ({reason.En})"));

    /// <summary>A bug of the emulator. The code is ours, so that nobody takes it for one of kintone's.</summary>
    public static KintoneErrorException OwnFailure() => new(500, "EMULATOR_FAILURE", new(
        "エミュレーターの内部で予期しないエラーが発生しました。", "An unexpected error occurred inside the emulator."));

    public static KintoneErrorException Invalid(IReadOnlyDictionary<string, IReadOnlyList<LocalizedText>> errors) =>
        new(400, "CB_VA01", new("入力内容が正しくありません。", "Missing or invalid input.", "输入有误。"), errors);
}
