using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>
/// Gives symbols new names wherever they stand in a value: fields, options, states, views … in keys that declare them, in references, principals, queries, sorts and
/// formulas, in the app that declares them and in others. All else stays as it is. The counterpart of <see cref="References"/>.
/// </summary>
/// <param name="renames">The new names. All happen at once: two names may change places.</param>
/// <param name="fieldsOf">The fields of an app under their old names, to know which app related records show and which field holds the status; null where it isn't known.</param>
/// <param name="usesOnly">Whether only uses get the new names and keys that declare keep the old ones: what follows a rename that is still to come.</param>
public sealed class Renamer(IEnumerable<SymbolRename> renames, Func<string, MapValue?> fieldsOf, bool usesOnly = false)
{
    private readonly bool _usesOnly = usesOnly;

    private readonly ImmutableDictionary<(SymbolKind Kind, string App, string? Field, string Name), string> _names =
        renames.ToImmutableDictionary(r => (r.Kind, r.App, r.Field, r.Old), r => r.New);

    /// <summary>Whether there is nothing to rename.</summary>
    public bool IsEmpty => _names.IsEmpty;

    /// <summary>The value with the new names; the same value where there are none.</summary>
    /// <param name="appKey">The app that the value belongs to.</param>
    /// <param name="value">The value.</param>
    /// <param name="shape">Its shape.</param>
    public SettingValue Rename(string appKey, SettingValue value, Shape shape) => IsEmpty ? value : new Walker(this, appKey).Rename(value, shape);

    private string? NewName(SymbolKind kind, string? app, string? field, string name)
    {
        if (app is null)
        {
            return null;
        }

        return kind switch
        {
            SymbolKind.App => _names.GetValueOrDefault((kind, name, null, name)),
            SymbolKind.Field => RelatedApp(app, field) is { } owner ? _names.GetValueOrDefault((kind, owner, null, name)) : null,
            SymbolKind.Option => NewOption(app, field, name),
            _ => _names.GetValueOrDefault((kind, app, null, name)),
        };
    }

    // In a query, a value that a field is compared with is an option; or a state, where the field holds the status.
    private string? NewOption(string app, string? field, string name)
    {
        var parts = field?.Split('.', 2) ?? [];
        var (owner, code) = parts.Length == 2 ? (RelatedApp(app, parts[0]), parts[1]) : (app, field);
        if (owner is null || code is null)
        {
            return null;
        }

        return fieldsOf(owner) is { } fields && CanonicalScope.FieldOrColumn(fields, code) is ObjectValue { Variant.Values: { } kind }
            ? _names.GetValueOrDefault((kind, owner, null, name))
            : _names.GetValueOrDefault((SymbolKind.Option, owner, code, name));
    }

    // 関連.氏名 is a field of the app whose records 関連 shows.
    private string? RelatedApp(string app, string? related)
    {
        if (related is null)
        {
            return app;
        }

        return fieldsOf(app) is { } fields && fields.Find(related)?.Value is { } field ? NamedApp(field) : null;
    }

    private static string? NamedApp(SettingValue value) => value is ObjectValue o
        ? o.Properties.Select(p => p.Shape.Shape is ReferenceShape { Target: SymbolKind.App } && p.Value is ScalarValue app ? app.Text : NamedApp(p.Value)).FirstOrDefault(a => a is not null)
        : null;

    private sealed class Walker(Renamer renamer, string appKey) : SymbolWalk(appKey, Address.OfApp(appKey))
    {
        public SettingValue Rename(SettingValue value, Shape shape) => Walk(value, shape);

        protected override string? Use(SymbolKind kind, string name, string? app, string? field, bool isThroughApp, SourceSpan span) => renamer.NewName(kind, app, field, name);

        protected override string? Declaration(SymbolKind kind, string name, string? field) => renamer._usesOnly ? null : renamer._names.GetValueOrDefault((kind, AppKey, kind == SymbolKind.Option ? field : null, name));
    }
}
