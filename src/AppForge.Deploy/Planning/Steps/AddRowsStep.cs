using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning;

/// <summary>Adds rows to an area that is only added to (plug-ins); what is too many is work by hand.</summary>
/// <param name="App">The app's key.</param>
/// <param name="Area">The area.</param>
/// <param name="Rows">The rows that are missing.</param>
public sealed record AddRowsStep(string App, SettingsArea Area, ImmutableArray<SettingValue> Rows) : PlanStep;
