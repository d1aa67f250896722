using System.Collections.Immutable;
using AppForge.Compiler.Query;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>The fields of an app as queries and formulas see them. Of many few are asked for: each is described when it is.</summary>
public sealed class AppFieldScope : IFieldScope
{
    private const string Status = "STATUS";

    private readonly AppModel _app;

    // Null for the app of related records: those inside are beyond reach.
    private readonly Func<string, AppModel?>? _find;
    private IReadOnlyList<string>? _relatedApps;

    /// <summary>Makes the scope of an app.</summary>
    /// <param name="app">The app.</param>
    /// <param name="find">Finds another app by key, for related records; null where it isn't known.</param>
    public AppFieldScope(AppModel app, Func<string, AppModel?> find)
    {
        _app = app;
        _find = find;
    }

    private AppFieldScope(AppModel app) => _app = app;

    /// <summary>The keys of the apps whose records it shows: their fields can be named through it.</summary>
    internal IReadOnlyList<string> RelatedApps => _relatedApps ??= [.. _app.Fields.WithColumns.Select(f => f.RelatedRecords?.AppKey).OfType<string>()];

    /// <summary>The codes of all fields.</summary>
    public IEnumerable<string> Codes => _app.Fields.WithColumns.Select(f => f.Code).Concat(_app.Scope.BuiltIns.All.Select(b => b.Value)).Distinct(StringComparer.Ordinal);

    /// <summary>kintone's type of the field of a code; null where there is none.</summary>
    public string? TypeOf(string code) => _app.Fields.Find(code)?.Type ?? _app.Scope.BuiltIns.TypeOf(code);

    /// <inheritdoc />
    public ScopeField? Find(string code) => _app.Fields.Find(code) is { } field ? Written(field) : BuiltIn(code);

    private ScopeField Written(FieldSymbol field)
    {
        var related = _find is not null && field.RelatedRecords is { } records && _find(records.AppKey) is { } model ? new AppFieldScope(model) : null;
        return new(field.Code, field.Type, field.Label, field.Type == Status ? States() : field.Options, field.Table?.Code, field.Unit, related);
    }

    private ScopeField? BuiltIn(string code) =>
        _app.Scope.BuiltIns.TypeOf(code) is { } type ? new(code, type, code, type == Status ? States() : default) : null;

    // A process that is off keeps the states that kintone has: where none are written, nobody knows them.
    private ImmutableArray<string> States() => ProcessSymbol.Of(_app) is { } process && process.Value["states"] is MapValue ? process.StateNames : default;
}
