using System.Collections.Immutable;
using AppForge.Compiler.Catalog;

namespace AppForge.Deploy.Planning;

/// <summary>
/// Looks whether everything that uses a renamed thing has followed, and writes what hasn't. kintone keeps references by ids of its own, so that mostly nothing is
/// written; but nobody promises it (behaviour.md, unconfirmed 2).
/// </summary>
/// <param name="App">The app's key.</param>
/// <param name="Areas">The areas that use what was renamed and that the plan doesn't write anyway.</param>
public sealed record ConfirmRenamesStep(string App, ImmutableArray<SettingsArea> Areas) : PlanStep;
