namespace AppForge.Cli.Commands;

/// <summary>What <c>drift</c> was asked.</summary>
/// <param name="Environment">The environment's name.</param>
/// <param name="IsAccepted">Whether the definitions shall say what was changed.</param>
/// <param name="Yes">Whether files may be overwritten without asking.</param>
/// <param name="IsJson">Whether the result is for a script.</param>
/// <param name="IsRefreshed">Whether nothing is believed that kintone answered before.</param>
internal sealed record DriftArguments(string Environment, bool IsAccepted, bool Yes, bool IsJson, bool IsRefreshed);
