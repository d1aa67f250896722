using System.Collections.Immutable;

namespace AppForge.Cli.Views;

/// <summary>One change as a plan shows it, before it is laid out for a width.</summary>
/// <param name="Sign"><c>+ ~ → -</c>.</param>
/// <param name="Paint">The colour of the sign.</param>
/// <param name="Address">The address inside its app, or what a rename shows.</param>
internal sealed record PlanLine(string Sign, Paint Paint, string Address)
{
    /// <summary>What stands behind the address where there is room, else below it.</summary>
    public ImmutableArray<PlanDetail> Details { get; init; } = [];

    /// <summary>What always stands below: values before and after.</summary>
    public ImmutableArray<PlanDetail> Below { get; init; } = [];

    /// <summary>Whether the details stand three spaces behind the address, in no column: a rename has a character of ambiguous width.</summary>
    public bool IsLoose { get; init; }
}
