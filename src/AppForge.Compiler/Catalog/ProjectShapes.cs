using AppForge.Compiler.Catalog.Policies;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog;

/// <summary>The shapes of the project's own files. Nothing of them is sent to kintone.</summary>
internal static class ProjectShapes
{
    private static readonly Shape VariableName = Name(128);

    private static readonly ObjectShape UserAndPassword = new([
        Ours("user", VariableName, "ログイン名の環境変数", "Variable of the user", required: true),
        Ours("password", VariableName, "パスワードの環境変数", "Variable of the password", required: true),
    ]);

    private static readonly Shape TextMap = MapOf(Text());

    public static readonly ObjectShape Project = new([
        Ours("name", Name(128), "プロジェクト名", "Name", required: true),
        Ours("language", OneOf(("ja", "日本語", "Japanese"), ("en", "英語", "English")), "言語", "Language"),
        Ours("timezone", Text(64), "タイムゾーン", "Time zone"),
        Ours("course", OneOf(("standard", "スタンダード", "Standard"), ("light", "ライト", "Light"), ("wide", "ワイド", "Wide")), "契約コース", "Course"),
        Ours("documents", new ObjectShape([
            Ours("project", Text(), "業務名", "Project"),
            Ours("client", Text(), "発注者", "Client"),
            Ours("contractor", Text(), "受注者", "Contractor"),
            Ours("issued", Scalar(Kinds.DateKind.Date), "発行日", "Issued"),
            Ours("version", Text(16), "版", "Version"),
        ]), "文書", "Documents"),
        Ours("roles", TextMap, "役割の呼び名", "Titles of roles"),
        Ours("governance", OneOf(("basic", "最小（秘密の値と期限切れの除外だけ）", "basic (secrets and waivers that are over)"), ("prefecture", "都道府県（すべての規則）", "prefecture (every rule)")),
            "ガバナンス規則", "Governance")
            .Says("prefecture と書くと、docs/policies.md の規則がすべて効きます。書かなければ basic。", "prefecture applies every rule of docs/policies.md; left out: basic."),
        Ours("policies", new MapShape
        {
            Key = Scalar(new Kinds.PolicyIdKind()),
            KeyTitle = new("規則の番号", "id of the rule"),
            Value = OneOf(("error", "エラー", "error"), ("warning", "警告", "warning"), (PolicyLevel.Information, "情報", "information"), (PolicyLevel.Off, "使わない", "not applied")),
            Wire = new KeyedMapWire("name", IndexProperty: null),
        }, "規則の重さ", "Levels of rules")
            .Says("規則ごとの重さ。governance より優先します。コンパイラの警告（AF…）の重さも変えられますが、エラーは変えられません。",
                "The level of single rules, before governance. Warnings of the compiler (AF…) take one too, errors don't."),
        Ours("classifications", ListOf(Text(16)), "機密性の区分", "Classifications")
            .Says("アプリの classification に書ける値。書かなければ 1, 2, 3C, 3B, 3A。", "What classification of an app may be; left out: 1, 2, 3C, 3B, 3A."),
        Ours("plugins", MapOf(new ObjectShape([
            Ours("name", Text(), "名称", "Name", required: true),
            Ours("id", Scalar(new Kinds.PluginIdKind()), "プラグインID", "Plug-in id", required: true),
            Ours("plan", Text(64), "契約プラン", "Plan"),
            Ours("help", Text(2_000), "用途", "Purpose"),
            Ours("approval", Text(64), "承認番号", "Approval"),
            Ours("state", OneOf(("approved", "承認済み", "approved"), ("consulting", "協議中", "under consultation"), ("retired", "廃止", "retired")), "状態", "State")
                .Says("書かなければ approved。協議中のものは警告、廃止したものはエラーになります（P-EXT-05）。", "Left out: approved. See P-EXT-05."),
        ])), "プラグイン台帳", "Plug-in register"),
        Ours("allowedDomains", ListOf(Text(253)), "許可したドメイン", "Allowed domains")
            .Says("JavaScript/CSS の URL に使えるドメイン（P-EXT-03）。下のドメインも含みます。", "Where addresses of JavaScript and CSS may lead (P-EXT-03), subdomains included."),
    ]);

    public static readonly ObjectShape Environment = new([
        Ours("url", Text(512), "URL", "URL"),
        Ours("space", Integer(1, int.MaxValue), "スペース", "Space"),
        Ours("guestSpace", Integer(1, int.MaxValue), "ゲストスペース", "Guest space"),
        Ours("spaces", MapOf(new ObjectShape([
            Ours("id", Integer(1, int.MaxValue), "スペースのID", "Id of the space", required: true), Ours("thread", Integer(1, int.MaxValue), "スレッドのID", "Id of the thread"),
        ], sole: "id")), "スペースの名前", "Names of spaces"),
        Ours("names", Text(128), "アプリ名の型", "Pattern of app names"),
        Ours("auth", new ObjectShape([
            Ours("user", VariableName, "ログイン名の環境変数", "Variable of the user"),
            Ours("password", VariableName, "パスワードの環境変数", "Variable of the password"),
            Ours("tokens", TextMap, "アプリごとのAPIトークンの環境変数", "Variables of API tokens by app"),
        ]), "認証", "Authentication"),
        Ours("basic", UserAndPassword, "Basic認証", "Basic authentication"),
        Ours("certificate", new ObjectShape([
            Ours("file", Text(), "証明書のパス", "Path", required: true), Ours("password", VariableName, "パスワードの環境変数", "Variable of the password"),
        ]), "クライアント証明書", "Client certificate"),
        Ours("proxy", Text(512), "プロキシー", "Proxy"),
        Ours("roles", MapOf(new ListShape { Item = WhoOf(Kinds.PrincipalTypes.Directory | Kinds.PrincipalTypes.CustomField), MayStandAlone = true }), "役割", "Roles"),
        Ours("external", MapOf(Integer(1, int.MaxValue)), "プロジェクトの外のアプリ", "Apps outside the project"),
        Ours("protected", Flag, "保護する", "Protected"),
        Ours("concurrency", Integer(1, 100), "同時リクエスト数", "Concurrency"),
        Ours("budget", Integer(1, 1_000_000), "1日のリクエスト数", "Requests a day"),
    ]);

    private static MapShape MapOf(Shape value) => new() { Key = Name(128), Value = value, Wire = new KeyedMapWire("name", IndexProperty: null) };
}
