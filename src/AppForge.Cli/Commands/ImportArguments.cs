using AppForge.Deploy.Live;

namespace AppForge.Cli.Commands;

/// <summary>What <c>import</c> was asked.</summary>
/// <param name="Environment">The environment's name.</param>
/// <param name="Choice">Which apps.</param>
/// <param name="Into">Where to write, absolute; null for the project itself.</param>
/// <param name="Yes">Whether files may be overwritten without asking.</param>
/// <param name="IsJson">Whether the result is for a script.</param>
internal sealed record ImportArguments(string Environment, ImportChoice Choice, string? Into, bool Yes, bool IsJson);
