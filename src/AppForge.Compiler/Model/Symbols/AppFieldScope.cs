using System.Collections.Immutable;
using AppForge.Compiler.Query;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>The fields of an app as queries and formulas see them.</summary>
public sealed class AppFieldScope : IFieldScope
{
    private const string Status = "STATUS";

    private readonly Dictionary<string, ScopeField> _fields;
    private readonly List<string> _relatedApps = [];

    /// <summary>Makes the scope of an app.</summary>
    /// <param name="app">The app.</param>
    /// <param name="find">Finds another app by key, for related records; null where it isn't known.</param>
    public AppFieldScope(AppModel app, Func<string, AppModel?> find)
        : this(app, find, related: true)
    {
    }

    private AppFieldScope(AppModel app, Func<string, AppModel?> find, bool related)
    {
        _fields = new(app.Fields.WithColumns.Length + app.Scope.BuiltIns.All.Count, StringComparer.Ordinal);
        foreach (var field in app.Fields.WithColumns)
        {
            AppFieldScope? other = null;
            if (related && field.RelatedRecords is { } records)
            {
                _relatedApps.Add(records.AppKey);
                other = find(records.AppKey) is { } model ? new(model, find, related: false) : null;
            }

            _fields[field.Code] = new(field.Code, field.Type, field.Label, field.Type == Status ? StatesOf(app) : field.Options, field.Table?.Code, field.Unit, other);
        }

        foreach (var (type, code) in app.Scope.BuiltIns.All.Where(b => !_fields.ContainsKey(b.Value)))
        {
            _fields[code] = new(code, type, code, type == Status ? StatesOf(app) : default);
        }
    }

    private static ImmutableArray<string> StatesOf(AppModel app) => ProcessSymbol.Of(app) is { } process ? [.. process.States.Select(s => s.Name)] : default;

    /// <summary>The keys of the apps whose records it shows: their fields can be named through it.</summary>
    internal IReadOnlyList<string> RelatedApps => _relatedApps;

    /// <summary>The codes of all fields.</summary>
    public IEnumerable<string> Codes => _fields.Keys;

    /// <inheritdoc />
    public ScopeField? Find(string code) => _fields.GetValueOrDefault(code);
}
