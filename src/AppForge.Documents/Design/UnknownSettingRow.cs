namespace AppForge.Documents.Design;

/// <summary>A setting that kintone has and AppForge doesn't know; it is kept as it is.</summary>
/// <param name="Place">Where it stands: the address inside the app.</param>
/// <param name="Json">The setting as kintone's JSON.</param>
public sealed record UnknownSettingRow(string Place, string Json);
