namespace AppForge.Cli.Views;

/// <summary>A piece of what a plan says about a change.</summary>
/// <param name="Text">The text.</param>
/// <param name="Paint">Its colour.</param>
/// <param name="IsWord">Whether it is so short that it may stand behind the address on a narrow terminal too.</param>
internal sealed record PlanDetail(string Text, Paint Paint = Paint.Plain, bool IsWord = false);
