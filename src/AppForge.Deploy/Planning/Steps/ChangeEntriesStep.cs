using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning;

/// <summary>Changes entries of an area that is written by key; a rename is the old key outside and the new one inside.</summary>
/// <param name="App">The app's key.</param>
/// <param name="Area">The area.</param>
/// <param name="Entries">The entries as they shall be.</param>
public sealed record ChangeEntriesStep(string App, SettingsArea Area, ImmutableArray<MapEntry> Entries) : PlanStep;
