using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning;

/// <summary>Writes an area.</summary>
/// <param name="App">The app's key.</param>
/// <param name="Area">The area.</param>
/// <param name="Value">The area as it shall be; for a patch, the properties that differ.</param>
public sealed record WriteAreaStep(string App, SettingsArea Area, SettingValue Value) : PlanStep
{
    /// <summary>How many files are uploaded for it: those that kintone doesn't hold yet, each once.</summary>
    public int Uploads { get; init; }
}
