using System.Globalization;
using System.Security.Cryptography;
using AppForge.Compiler;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Documents.Design.Building;

/// <summary>Makes chapter 13: what is added to the app, what a person has to set by hand, and what nobody here knows.</summary>
/// <param name="app">The app.</param>
/// <param name="content">Reads a file of the project by its path; null where it isn't there.</param>
internal sealed class ExtensionsBuilder(AppInDocument app, Func<string, ReadOnlyMemory<byte>?> content)
{
    private const int DigestDigits = 16;

    public ExtensionsChapter Build() => new(Plugins(), Integrations(), Sentence(), [.. (CustomizeSymbol.Of(app.App)?.Assets ?? []).Select(a => Asset(a.Device.Japanese, a.Language.Japanese, a.Asset))], HandWork(), UnknownSettings.Of(app.App));

    private TextTable Plugins() => new(["名称", "プラン", "用途", "設定の要点", "使うフィールド", "承認"],
        [.. PluginSymbol.Of(app.App).Select(Plugin)], [18, 10, 18, 24, 18, 12]);

    private string[] Plugin(PluginSymbol plugin)
    {
        var register = Registered(plugin.Key);
        var name = (register?.Name ?? plugin.Key) + (plugin.IsEnabled ? "" : "（無効にする）");
        return [name, register?.Plan ?? "", register?.Purpose ?? "", plugin.Settings ?? "", app.Labels(plugin.Fields), register?.Approval ?? ""];
    }

    private RegisteredPlugin? Registered(string key) => app.Compilation.Project.Plugins.FirstOrDefault(p => p.Key == key);

    private TextTable Integrations() => new(["サービス", "方向", "使う項目", "用途", "協議番号"],
        [.. IntegrationReading.Of(app.App).Select(i => new[] { i.Service, i.Direction, app.Labels(i.Fields), i.Purpose, i.Consultation })], [16, 10, 36, 24, 14]);

    private string Sentence() => CustomizeSymbol.Of(app.App) is { Assets.IsEmpty: false } customize
        ? $"適用範囲は{customize.ScopeTitle.Japanese}。" + (customize.Consultation is { } number ? $"協議番号は{number}。" : "協議番号の記載はない。") + "上から順に読み込まれる。"
        : "";

    private CustomizationRow Asset(string device, string language, string asset)
    {
        if (AssetKind.IsAddress(asset))
            return new CustomizationRow(device, language, asset, "", "");
        if (content(ProjectFiles.AppsFolder + app.App.Key + "/" + asset) is not { } bytes)
            return new CustomizationRow(device, language, asset, "ファイルがない", "");
        return new CustomizationRow(device, language, asset, bytes.Length.ToString("N0", CultureInfo.InvariantCulture), Convert.ToHexStringLower(SHA256.HashData(bytes.Span))[..DigestDigits]);
    }

    private List<HandWorkRow> HandWork()
    {
        var wording = new SettingWording(app);
        return [.. Compiler.Model.HandWork.In(app.App).Select(item => new HandWorkRow(
            item.Of is null ? item.Property.Title.Japanese : $"「{Registered(item.Of)?.Name ?? item.Of}」の{item.Property.Title.Japanese}",
            wording.Say(item.Value, item.Property.Shape), item.Property.Screen?.Japanese ?? ""))];
    }
}
