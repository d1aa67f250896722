using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>A use of a name, somewhere in an app's settings.</summary>
public sealed class Reference
{
    private readonly SettingTrail _from;

    internal Reference(SymbolKind kind, string name, string? app, string? field, SettingTrail from, SourceSpan span)
    {
        Kind = kind;
        Name = name;
        App = app;
        Field = field;
        _from = from;
        Span = span;
    }

    /// <summary>What is named.</summary>
    public SymbolKind Kind { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The key of the app in which the name is declared; null where that app's key itself is missing.</summary>
    public string? App { get; }

    /// <summary>For options: the field whose option it is.</summary>
    public string? Field { get; }

    /// <summary>The address of the setting that uses it.</summary>
    public Address From => _from.Address;

    /// <summary>The keys of the entries in which it stands, the nearest first.</summary>
    internal IEnumerable<string> Entries => _from.Entries;

    /// <summary>The place of the name itself.</summary>
    public SourceSpan Span { get; }

    /// <summary>Whether a property of the setting names the app (of a lookup, of an app action): then it may be another one, and has to be live first.</summary>
    public bool IsThroughApp { get; init; }
}
