using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning;

/// <summary>Adds entries of an area that is written by key (fields, columns of an existing table).</summary>
/// <param name="App">The app's key.</param>
/// <param name="Area">The area.</param>
/// <param name="Entries">The entries to add.</param>
public sealed record AddEntriesStep(string App, SettingsArea Area, ImmutableArray<MapEntry> Entries) : PlanStep;
