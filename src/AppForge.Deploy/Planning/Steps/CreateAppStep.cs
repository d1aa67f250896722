using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning;

/// <summary>Creates an app. It can't be repeated: there is no way to delete one (behaviour.md, trap 11).</summary>
/// <param name="App">The app's key.</param>
/// <param name="Name">The name it gets.</param>
/// <param name="Place">The space and thread it is created in; null outside of spaces.</param>
public sealed record CreateAppStep(string App, string Name, SpacePlace? Place = null) : PlanStep;
