using System.Collections.Immutable;
using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>
/// The codes and labels that kintone gave the built-in fields of an app that was made in another language than the project's. Those of STATUS, STATUS_ASSIGNEE and
/// CATEGORY can't be changed at all; the others are left as they are while nobody has given them names of their own.
/// </summary>
public sealed class LiveNames
{
    private LiveNames(ImmutableArray<SymbolRename> renames) => Renames = renames;

    /// <summary>No other names.</summary>
    public static LiveNames None { get; } = new([]);

    /// <summary>Live code → the project's.</summary>
    public ImmutableArray<SymbolRename> Renames { get; }

    /// <summary>Names that were kept somewhere.</summary>
    /// <param name="appKey">The app.</param>
    /// <param name="pairs">Live code and the project's.</param>
    public static LiveNames OfPairs(string appKey, IEnumerable<(string Live, string Project)> pairs) => new([.. pairs.Select(p => new SymbolRename(SymbolKind.Field, appKey, p.Live, p.Project))]);

    /// <summary>The names of an app.</summary>
    /// <param name="appKey">The app.</param>
    /// <param name="fields">Its fields as kintone has them.</param>
    /// <param name="names">The project's names.</param>
    public static LiveNames Of(string appKey, MapValue? fields, BuiltInNames names) => new([.. (fields?.Entries ?? []).SelectMany(e => Rename(appKey, e, fields!, names))]);

    /// <summary>The fields, already under the project's codes, with the project's labels where kintone's own stood.</summary>
    public MapValue LabelsToProject(MapValue fields) => WithLabels(fields, Renames.ToDictionary(r => r.New, r => (LabelOf(r.Old), LabelOf(r.New)), StringComparer.Ordinal));

    /// <summary>The way back: kintone's own labels where the project's stand. The fields stand under the live codes.</summary>
    public MapValue LabelsToLive(MapValue fields) => WithLabels(fields, Renames.ToDictionary(r => r.Old, r => (LabelOf(r.New), LabelOf(r.Old)), StringComparer.Ordinal));

    /// <summary>The label that kintone gives a built-in field: its code as words.</summary>
    internal static string LabelOf(string code) => code.Replace('_', ' ');

    private static IEnumerable<SymbolRename> Rename(string appKey, MapEntry entry, MapValue fields, BuiltInNames names)
    {
        if (entry.Value is ObjectValue { Variant: { IsBuiltIn: true } variant, Tag: { } type } && names.CodeOf(type) is var wanted && wanted != entry.Key
            && (variant.IsServerOwned || BuiltInNames.IsGiven(type, entry.Key)) && CanonicalScope.FieldOrColumn(fields, wanted) is null)
        {
            yield return new(SymbolKind.Field, appKey, entry.Key, wanted);
        }
    }

    private static MapValue WithLabels(MapValue fields, Dictionary<string, (string From, string To)> labels) => labels.Count == 0
        ? fields
        : fields.With([.. fields.Entries.Select(e =>
            e.Value is ObjectValue field && labels.TryGetValue(e.Key, out var label) && field.Text("label") == label.From ? e with { Value = field.With("label", ScalarValue.Of(label.To)) } : e)]);
}
