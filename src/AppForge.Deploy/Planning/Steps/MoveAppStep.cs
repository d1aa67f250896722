namespace AppForge.Deploy.Planning;

/// <summary>Moves an app into another space. It acts on the live app at once, without a deploy (settings.md, section 10).</summary>
/// <param name="App">The app's key.</param>
/// <param name="Space">The space's id.</param>
public sealed record MoveAppStep(string App, long Space) : PlanStep;
