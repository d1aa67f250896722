namespace AppForge.Cli.Environments;

/// <summary>What a plan looks at.</summary>
/// <param name="Apps">The apps as they were typed; none for all.</param>
/// <param name="Since">The git reference since which an app's definition has to differ, or null.</param>
/// <param name="IsRefreshed">Whether nothing is believed that kintone answered before.</param>
internal sealed record PlanScope(IReadOnlyList<string> Apps, string? Since, bool IsRefreshed);
