using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.Areas;

/// <summary>
/// The plug-ins of an app, by their keys in the project's register (settings.md, section 9). kintone's API only adds them; taking one away, switching one off and
/// everything that it is set to is work by hand.
/// </summary>
internal static class PluginsArea
{
    private static readonly LocalizedText Screen = new("設定 ＞ カスタマイズ／サービス連携 ＞ プラグイン", "Settings > Customization and integration > Plug-ins");

    public static readonly SettingsArea Area = new()
    {
        Section = "plugins",
        Title = new("プラグイン", "Plug-ins"),
        Resource = "app/plugins",
        WireProperty = "plugins",
        AddedAs = "ids",
        Mode = WriteMode.AddOnly,
        Default = Empty,
        Shape = new ListShape
        {
            IsSet = true,
            MaxItems = Limits.Plugins.Most,
            Identities = [["plugin"]],
            IsIdentityStrict = true,
            Item = new ObjectShape([
                Required("plugin", new ReferenceShape(SymbolKind.Plugin), "プラグイン", "Plug-in", "id")
                    .Says("appforge.yaml の plugins にあるキー。", "A key of plugins in appforge.yaml."),
                ByHand("enabled", Flag, "有効", "Enabled", "true", wire: "enabled", screen: Screen),
                ByHand("settings", Text(10_000), "設定の要点", "Settings", screen: Screen)
                    .Says("何をどう設定したか。APIでは読めも書けもしません。", "What it is set to; no API reads or writes it."),
                ByHand("fields", ListOf(Field()), "設定が使うフィールド", "Fields that the settings use", screen: Screen)
                    .Says("設定が使うフィールド。消したり改名したりするときに知らせます。", "Fields that its settings use: removing or renaming them is warned of."),
                ServerSide("name"),
            ], sole: "plugin"),
        },
    };
}
