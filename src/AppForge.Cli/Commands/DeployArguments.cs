using AppForge.Cli.Environments;

namespace AppForge.Cli.Commands;

/// <summary>What <c>deploy</c> was asked.</summary>
/// <param name="Environment">The environment's name, or the path of a saved plan.</param>
/// <param name="Scope">Which apps, and how they are read.</param>
/// <param name="Format"><c>text</c> or <c>json</c>.</param>
/// <param name="Yes">The answer given beforehand.</param>
/// <param name="Allowed">The addresses that may lose data.</param>
/// <param name="StageOnly">Whether nothing is to be deployed.</param>
internal sealed record DeployArguments(string Environment, PlanScope Scope, string Format, YesAnswer Yes, IReadOnlyList<string> Allowed, bool StageOnly);
