using AppForge.Compiler.Catalog.Kinds;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.Areas;

/// <summary>JavaScript and CSS (settings.md, section 8): addresses and files, in the order in which they are loaded. Files are compared by name and content.</summary>
internal static class CustomizeArea
{
    private static readonly Shape Asset = Scalar(new AssetKind());

    private static readonly ObjectShape Device = new([
        Optional("js", ListOf(Asset, Limits.CustomizeFiles.Most), "JavaScript", "JavaScript", Empty)
            .Says("読み込む順。https:// のURL か、アプリのフォルダからのパス。30個まで。", "In the order loaded: https addresses or paths from the app's folder, up to 30.").AsUsual(), Optional("css", ListOf(Asset, Limits.CustomizeFiles.Most), "CSS", "CSS", Empty)
                .Says("読み込む順。https:// のURL か、アプリのフォルダからのパス。30個まで。", "In the order loaded: https addresses or paths from the app's folder, up to 30."),
    ]);

    private static readonly ObjectShape Customize = new([
        Optional("scope", OneOf(("ALL", "すべてのユーザー", "everyone"), ("ADMIN", "アプリ管理者だけ", "app administrators"), ("NONE", "適用しない", "nobody")), "適用範囲", "Scope", "ALL")
            .Says("ALL すべての人／ADMIN アプリ管理者だけ／NONE 止める。", "ALL everyone, ADMIN app administrators, NONE switched off."),
        Optional("desktop", Device, "PC", "Desktop", EmptyObject(Device)),
        Optional("mobile", Device, "モバイル", "Mobile", EmptyObject(Device)),
        Ours("consultation", Text(64), "協議番号", "Consultation")
            .Says("このカスタマイズを承認した協議の番号（P-EXT-01）。", "The consultation that approved it (P-EXT-01)."),
        Ours("approved", new MapShape { Key = Name(255), KeyTitle = new("ファイル", "file"), Value = Text(64), Wire = new KeyedMapWire("name", IndexProperty: null) },
            "承認されたファイルのSHA-256", "SHA-256 of the approved files")
            .Says("協議で承認されたファイルと、その SHA-256。配るファイルと違えば知らせます（P-EXT-02）。", "The approved files with their SHA-256; what is deployed has to be the same (P-EXT-02)."),
        Ours("copyright", OneOf(("client", "発注者に帰属", "the client's"), ("contractor", "受託者の既存著作物", "the contractor's own work"), ("thirdParty", "第三者の著作物", "others' work")),
            "著作権", "Copyright"),
        Ours("licenses", ListOf(Text(128)), "使っている OSS とライセンス", "Open source used, with licences")
            .Says("例 [dayjs（MIT）]。使っていなければ []。", "Such as [dayjs (MIT)]; [] for none."),
    ]);

    public static readonly SettingsArea Area = new()
    {
        Section = "customize",
        Title = new("JavaScript/CSSカスタマイズ", "JavaScript and CSS customization"),
        Resource = "app/customize",
        Mode = WriteMode.Patch,
        Default = EmptyObject(Customize),
        Shape = Customize,
    };
}
