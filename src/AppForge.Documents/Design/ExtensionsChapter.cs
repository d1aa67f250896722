namespace AppForge.Documents.Design;

/// <summary>13 拡張機能.</summary>
/// <param name="Plugins">13.1 プラグイン.</param>
/// <param name="Integrations">13.2 外部連携.</param>
/// <param name="CustomizationSentence">13.3: for whom the scripts run, and in which consultation they were agreed.</param>
/// <param name="Customizations">13.3 JavaScript・CSS.</param>
/// <param name="HandWork">13.4 手作業の設定.</param>
/// <param name="Unknown">13.5 AppForgeの知らない設定.</param>
public sealed record ExtensionsChapter(
    TextTable Plugins,
    TextTable Integrations,
    string CustomizationSentence,
    IReadOnlyList<CustomizationRow> Customizations,
    IReadOnlyList<HandWorkRow> HandWork,
    IReadOnlyList<UnknownSettingRow> Unknown);
