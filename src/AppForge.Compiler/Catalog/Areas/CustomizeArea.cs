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
        Ours("consultation", Text(64), "協議番号", "Consultation"),
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
