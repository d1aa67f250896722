namespace AppForge.Cli.Commands;

/// <summary>What <c>import</c> was asked.</summary>
/// <param name="Environment">The environment's name.</param>
/// <param name="Apps">The ids of the apps; null for all that the account sees.</param>
/// <param name="Into">Where to write, absolute; null for the project itself.</param>
/// <param name="Yes">Whether existing files may be overwritten without asking.</param>
internal sealed record ImportArguments(string Environment, IReadOnlyCollection<long>? Apps, string? Into, bool Yes);
