using System.Collections.Immutable;
using AppForge.Compiler.Catalog;

namespace AppForge.Deploy.Planning;

/// <summary>Deletes entries of an area that is written by key.</summary>
/// <param name="App">The app's key.</param>
/// <param name="Area">The area.</param>
/// <param name="Keys">The keys to delete; at most 100.</param>
public sealed record DeleteEntriesStep(string App, SettingsArea Area, ImmutableArray<string> Keys) : PlanStep;
