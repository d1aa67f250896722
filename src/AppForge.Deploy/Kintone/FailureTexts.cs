using System.Collections.Frozen;
using System.Globalization;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Deploy.Kintone;

/// <summary>What AppForge says about a failure: what happened and the way out, in both languages.</summary>
internal static class FailureTexts
{
    private static FrozenDictionary<string, LocalizedText> ByCode { get; } = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
    {
        ["CB_TW02"] = new(
            "このユーザーは2要素認証が有効なため、パスワードではAPIを使えません。2要素認証を使わない専用ユーザーか、APIトークンを使ってください。",
            "This user has two-factor authentication, so a password does not open the API. Use a dedicated user without it, or API tokens."),
        ["GAIA_IA02"] = new(
            "APIトークンがこのアプリのものではありません。アプリとトークンの対応と、トークンを生成した後のアプリの更新（反映）を確認してください。",
            "The API token is not this app's. Check which token belongs to which app, and that the app was deployed after the token was made."),
        ["GAIA_DA03"] = new("同じアプリのAPIトークンが2つ指定されています。アプリごとに1つにしてください。", "Two API tokens of the same app were sent. Keep one per app."),
        ["GAIA_NO01"] = new(
            "APIトークンの権限が足りません。アプリの設定でトークンに「アプリ管理」などの権限を付けて反映するか、ユーザー名とパスワードを使ってください。",
            "The API token lacks the right. Give it the right in the app's settings (such as app management) and deploy, or use a user and a password."),
        ["GAIA_NO02"] = new("アプリがメンテナンスモードです。終わってからやり直してください。", "The app is in maintenance mode. Try again when it is over."),
        ["CB_NO01"] = new(
            "アクセスが許可されていません。IPアドレス制限、クライアント証明書、kintoneの利用権を確認してください。",
            "Access is not permitted. Check IP address restrictions, the client certificate and the user's right to use kintone."),
        ["CB_NO02"] = new(
            "権限がありません。アプリ管理権限を確認してください。通常のスペースのアプリに guestSpace を指定した場合もこのエラーになります。",
            "No privilege. Check the right to manage the app; an ordinary app addressed through a guestSpace ends here too."),
        ["CB_OA01"] = new("アクセストークンのスコープが足りません。", "The access token lacks a scope."),
        ["CB_IJ01"] = new("kintoneは送ったJSONを読めませんでした。", "kintone could not read the JSON it was sent."),
        ["GAIA_AP01"] = new(
            "アプリが見つかりません。削除されたか、まだ一度も反映されていないか、アプリIDが違います。環境のアプリIDの対応を確認してください（削除から14日以内なら管理者が復元できます）。",
            "The app is not found: deleted, never deployed, or another id is meant. Check the app ids of the environment (an administrator can restore an app for 14 days)."),
        ["GAIA_IL23"] = new(
            "ゲストスペースのアプリです。環境に guestSpace: ゲストスペースのID を書いてください。",
            "The app is in a guest space. Write guestSpace: ID into the environment."),
        ["GAIA_CO02"] = new("ほかの人がレコードを更新しました。読み直してやり直してください。", "Someone updated the record. Read again and start over."),
        ["GAIA_CO03"] = new("ほかの人がアプリの設定を変更しました。計画を作り直してください。", "Someone changed the app's settings. Make a new plan."),
        ["GAIA_DA02"] = new(
            "kintoneがデータベースのロックを取れませんでした。ほかの設定変更やアプリ作成が終わってからやり直してください。",
            "kintone could not lock its database. Try again when other settings changes and app creations are over."),
        ["GAIA_TM12"] = new("開いているカーソルが多すぎます（上限10）。10分待つとやり直せます。", "Too many cursors are open (at most 10). They are gone after 10 minutes."),
        ["GAIA_CN01"] = new("カーソルの有効期限が切れました。最初から読み直してください。", "The cursor has expired. Read from the start."),
        ["GAIA_IL01"] = new("計算式などの設定に誤りがあり、反映できません。", "A formula or another setting is wrong, so it cannot be deployed."),
        ["GAIA_FC01"] = new("指定したフィールドがアプリにありません。計画を作り直してください。", "The app has no such field. Make a new plan."),
        ["GAIA_LO02"] = new("ほかのアプリのルックアップが使うフィールドは削除できません。先にその参照を外してください。", "A lookup of another app uses the field. Remove that reference first."),
        ["GAIA_RE07"] = new("ほかのアプリの関連レコード一覧が使うフィールドは削除できません。先にその参照を外してください。", "Related records of another app use the field. Remove that reference first."),
        ["CB_VA01"] = new("kintoneが入力内容を受け付けませんでした。", "kintone did not accept the input."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static LocalizedText For(KintoneFailure failure, KintoneConnection connection) =>
        failure.Cause == FailureCause.Answered ? OfAnswer(failure, connection) : OfTransport(failure, connection);

    public static LocalizedText Doubt(KintoneErrorKind kind) => kind == KintoneErrorKind.Conflict
        ? new(
            "ただし前の送信の応答を受け取れていないため、自分の書き込みが実行済みの可能性があります。状態を読み直して確認してください。",
            "But the answer to an earlier attempt was lost: it may be our own write that came first. Read the state to find out.")
        : new(
            "応答を受け取れていないため、この書き込みは実行された可能性があります。状態を読み直してから続けてください。",
            "No clear answer came, so the write may have been carried out. Read the state before going on.");

    private static LocalizedText OfTransport(KintoneFailure failure, KintoneConnection connection)
    {
        string host = connection.BaseUri.Authority;
        string seconds = connection.Timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return failure.Cause switch
        {
            FailureCause.HostUnknown => new(
                $"{host} が見つかりません。環境の url（サブドメイン）と、DNS・プロキシの設定を確認してください。",
                $"{host} is unknown. Check the url (subdomain) of the environment, DNS and proxy."),
            FailureCause.NotConnected => new(
                $"{host} に接続できません。ネットワークとプロキシの設定を確認してください。",
                $"No connection to {host}. Check the network and the proxy."),
            FailureCause.NotSecured => new(
                $"{host} とのTLS接続に失敗しました。庁内プロキシの証明書がこの端末で信頼されているか、クライアント証明書とそのホスト名（*.s.cybozu.com）が正しいかを確認してください。",
                $"TLS with {host} failed. Check that this machine trusts the proxy's certificate, and that the client certificate and its host (*.s.cybozu.com) are right."),
            FailureCause.ProxyRefused => new(
                $"プロキシが {host} への接続を拒否しました。プロキシのアドレスと認証を確認してください。",
                $"The proxy refused to connect to {host}. Check its address and login."),
            FailureCause.TimedOut => new(
                $"{host} から {seconds} 秒以内に応答がありませんでした。時間をおいてやり直してください。",
                $"{host} did not answer within {seconds} seconds. Try again later."),
            FailureCause.AnswerLost => new(
                $"{host} からの応答が途中で切れました。時間をおいてやり直してください。",
                $"The answer of {host} broke off. Try again later."),
            FailureCause.Redirected => new(
                $"{host} がほかのページへ転送しました。環境の url と、クライアント証明書・プロキシの設定を確認してください。",
                $"{host} redirects elsewhere. Check the url of the environment, client certificate and proxy."),
            FailureCause.TooLarge => new(
                $"{host} の応答が大きすぎます（上限 {connection.MaxResponseBytes.ToString(CultureInfo.InvariantCulture)} バイト）。一度に読む量を減らしてください。",
                $"The answer of {host} is too large (at most {connection.MaxResponseBytes.ToString(CultureInfo.InvariantCulture)} bytes). Read less at a time."),
            _ => new(
                $"{host} の応答はkintoneのものではありません。環境の url と、プロキシのログイン画面などが割り込んでいないかを確認してください。",
                $"The answer of {host} is not kintone's. Check the url of the environment, and whether a proxy's login page is in between."),
        };
    }

    private static LocalizedText OfAnswer(KintoneFailure failure, KintoneConnection connection)
    {
        if (failure.Code is { } code && ByCode.TryGetValue(code, out LocalizedText? text))
        {
            return text;
        }

        return failure.Kind switch
        {
            KintoneErrorKind.Unauthorized => WrongLogin(failure, connection),
            KintoneErrorKind.Forbidden => new(
                "アクセスが拒否されました。権限、IPアドレス制限、クライアント証明書を確認してください。",
                "Access was refused. Check rights, IP address restrictions and the client certificate."),
            KintoneErrorKind.NotFound => new("指定したものがkintoneにありません。削除されたか、IDが違います。", "kintone has no such thing: it was deleted, or the id is wrong."),
            KintoneErrorKind.Conflict => new("ほかの人が先に変更しました。計画を作り直してください。", "Someone changed it first. Make a new plan."),
            KintoneErrorKind.RateLimited => new(
                "kintoneへの同時リクエストが多すぎます。時間をおくか、環境の concurrency を小さくしてください。",
                "Too many requests to kintone at a time. Wait, or lower concurrency in the environment."),
            KintoneErrorKind.ServerError => new(
                "kintoneが応答できません。メンテナンス中の可能性があります。稼働状況を確認し、時間をおいてやり直してください。",
                "kintone cannot answer; it may be under maintenance. Check its status page and try again later."),
            _ => new("kintoneがリクエストを受け付けませんでした。", "kintone refused the request."),
        };
    }

    private static LocalizedText WrongLogin(KintoneFailure failure, KintoneConnection connection)
    {
        string names = string.Join(", ", connection.CredentialNames);
        LocalizedText where = connection.CredentialNames.Count > 0
            ? new($"環境変数 {names} の値を確認してください。", $"Check the values of the environment variables {names}.")
            : new("環境の auth が指す環境変数の値を確認してください。", "Check the values of the environment variables that auth of the environment names.");
        LocalizedText what = failure.Error is null && connection.Basic is null
            ? new("認証されませんでした（Basic認証が必要な可能性があります。環境の basic を確認してください）。", "Not authenticated (the domain may ask for Basic authentication: see basic of the environment).")
            : connection.Credentials is KintoneCredentials.Password
                ? new("ログインできません。ユーザー名かパスワードが違います。", "Login failed: wrong user name or password.")
                : new("認証されませんでした。APIトークンが正しくありません。", "Not authenticated: the API token is wrong.");
        return what.Then(where);
    }
}
