using System.Collections.Immutable;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>A service outside of kintone that relies on an app.</summary>
/// <param name="Value">What is written.</param>
public sealed record IntegrationSymbol(ObjectValue Value)
{
    /// <summary>What it is called.</summary>
    public string Service => Value.Text("service") ?? "";

    /// <summary>The codes of the fields that it uses, each with its place.</summary>
    public ImmutableArray<ScalarValue> Fields => Value["fields"] is ListValue list ? [.. list.Items.OfType<ScalarValue>()] : [];

    /// <summary>The integrations of an app.</summary>
    public static ImmutableArray<IntegrationSymbol> Of(AppModel app) => [.. app.Definition?["integrations"].Objects().Select(i => new IntegrationSymbol(i)) ?? []];
}
