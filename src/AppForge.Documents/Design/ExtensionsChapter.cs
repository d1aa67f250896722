namespace AppForge.Documents.Design;

/// <summary>13 拡張機能.</summary>
/// <param name="Plugins">13.1 プラグイン.</param>
/// <param name="Integrations">13.2 外部連携.</param>
/// <param name="Customizations">13.3 JavaScript・CSS.</param>
public sealed record ExtensionsChapter(TextTable Plugins, TextTable Integrations, TextTable Customizations);
