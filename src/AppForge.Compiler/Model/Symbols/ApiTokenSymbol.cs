using System.Collections.Immutable;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>An API token of an app, as declared: no API makes or tells it.</summary>
/// <param name="Value">What is written.</param>
public sealed record ApiTokenSymbol(ObjectValue Value)
{
    /// <summary>What it is for.</summary>
    public string Purpose => Value.Text("purpose") ?? "";

    /// <summary>What is to know of it, or null.</summary>
    public string? Help => Value.Text("help");

    /// <summary>What it may do, in kintone's words, each with its place.</summary>
    public ImmutableArray<SettingValue> Allowed => Value["allow"] is ListValue list ? list.Items : [];

    /// <summary>The tokens of an app.</summary>
    public static ImmutableArray<ApiTokenSymbol> Of(AppModel app) => [.. app.Definition?["apiTokens"].Objects().Select(t => new ApiTokenSymbol(t)) ?? []];
}
