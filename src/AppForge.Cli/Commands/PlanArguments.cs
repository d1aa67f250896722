using AppForge.Cli.Environments;

namespace AppForge.Cli.Commands;

/// <summary>What <c>plan</c> was asked.</summary>
/// <param name="Environment">The environment's name.</param>
/// <param name="Scope">Which apps, and how they are read.</param>
/// <param name="Format"><c>text</c> or <c>json</c>.</param>
/// <param name="ExitCode">Whether changes make the exit code 3.</param>
/// <param name="Output">The file to save the plan in, or null.</param>
internal sealed record PlanArguments(string Environment, PlanScope Scope, string Format, bool ExitCode, string? Output);
