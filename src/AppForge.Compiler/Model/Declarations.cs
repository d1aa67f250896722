using AppForge.Compiler.Catalog;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>Collects what an app declares: fields and columns, options, states, views, reports, app actions, each with its address.</summary>
internal sealed class Declarations : SymbolWalk
{
    private readonly List<(Address Address, Symbol Symbol)> _found = [];

    private Declarations(string appKey, Address root)
        : base(appKey, root)
    {
    }

    /// <summary>What a value declares.</summary>
    /// <param name="appKey">The app that the value belongs to.</param>
    /// <param name="value">The value.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="address">Its address.</param>
    public static IReadOnlyList<(Address Address, Symbol Symbol)> In(string appKey, SettingValue value, Shape shape, Address address)
    {
        var collector = new Declarations(appKey, address);
        collector.Walk(value, shape);
        return collector._found;
    }

    /// <inheritdoc />
    protected override string? Use(SymbolKind kind, string name, string? app, string? field, bool isThroughApp, SourceSpan span) => null;

    /// <inheritdoc />
    protected override string? Declaration(SymbolKind kind, string name, string? field)
    {
        _found.Add((Here().Address, new(kind, AppKey, name, kind == SymbolKind.Option ? field : null)));
        return null;
    }
}
