using System.Collections.Immutable;
using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>A plug-in of an app.</summary>
/// <param name="Value">Its settings in canonical form.</param>
public sealed record PluginSymbol(ObjectValue Value)
{
    /// <summary>Its key in the project's register.</summary>
    public string Key => Value.Text("plugin") ?? "";

    /// <summary>Whether it is on.</summary>
    public bool IsEnabled => Value.Text("enabled") != "false";

    /// <summary>The gist of its settings, in the author's words, or null.</summary>
    public string? Settings => Value.Text("settings");

    /// <summary>The fields that its settings use.</summary>
    public ImmutableArray<string> Fields => Value["fields"].Texts();

    /// <summary>The plug-ins of an app.</summary>
    public static ImmutableArray<PluginSymbol> Of(AppModel app) => [.. app.Canonical(KintoneCatalog.Find("plugins")!).Objects().Select(p => new PluginSymbol(p))];
}
