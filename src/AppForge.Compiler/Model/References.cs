using AppForge.Compiler.Catalog;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>Collects every use of a name in a value: references, keys that refer, and the symbols inside queries, sorts, formulas and principals.</summary>
public sealed class References : SymbolWalk
{
    private readonly List<Reference> _found = [];
    private readonly Dictionary<ScalarValue, object> _parsed = [];

    private References(string appKey, Address root)
        : base(appKey, root)
    {
    }

    /// <summary>Collects the uses of names in a value.</summary>
    /// <param name="appKey">The app that the value belongs to.</param>
    /// <param name="value">The value.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="address">Its address.</param>
    public static IReadOnlyList<Reference> In(string appKey, SettingValue value, Shape shape, Address address) => Walked(appKey, value, shape, address).Found;

    /// <summary>Collects the uses of names in a value, and what was made of the queries and formulas on the way.</summary>
    internal static (IReadOnlyList<Reference> Found, IReadOnlyDictionary<ScalarValue, object> Parsed) Walked(string appKey, SettingValue value, Shape shape, Address address)
    {
        var collector = new References(appKey, address);
        collector.Walk(value, shape);
        return (collector._found, collector._parsed);
    }

    private protected override void Parsed(ScalarValue value, object parsed) => _parsed[value] = parsed;

    /// <inheritdoc />
    protected override string? Use(SymbolKind kind, string name, string? app, string? field, bool isThroughApp, SourceSpan span)
    {
        _found.Add(new(kind, name, app, field, Here(), span) { IsThroughApp = isThroughApp });
        return null;
    }
}
