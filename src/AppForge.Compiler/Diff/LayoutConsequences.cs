using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Diff;

/// <summary>
/// Makes one line of what is one intention in lists that are identified by the fields they hold: the cell of a field that is added, removed or renamed follows from
/// that; a cell that leaves one row and comes to another is moved.
/// </summary>
internal static class LayoutConsequences
{
    public static ImmutableArray<Change> Mark(ImmutableArray<Change> changes)
    {
        var fields = changes.Where(c => IsField(c) && c.Kind is ChangeKind.Add or ChangeKind.Remove).ToList();
        var renamed = changes.Where(c => IsField(c) && c.Kind == ChangeKind.Rename).ToList();
        var added = Codes(fields.Where(c => c.Kind == ChangeKind.Add)).Concat(renamed.Select(c => Key(c.Address))).ToHashSet(StringComparer.Ordinal);
        var removed = Codes(fields.Where(c => c.Kind == ChangeKind.Remove)).Concat(renamed.Select(c => c.RenamedFrom!)).ToHashSet(StringComparer.Ordinal);
        var marked = changes.Select(c => c with { IsConsequence = Follows(c, c.Kind == ChangeKind.Add ? added : removed) });
        return Moves([.. marked]);
    }

    // An option or a copied field that comes or goes may have the name of a field: it is none.
    private static bool IsField(Change change) =>
        ReferenceEquals(change.Area, KintoneCatalog.Fields) && (change.After ?? change.Before) is RawValue { Tag: not null } or ObjectValue { Variant.Tags.IsEmpty: false };

    private static bool Follows(Change change, HashSet<string> fields) =>
        IsCellOrRow(change) && Pairing.FieldsIn((change.After ?? change.Before)!).ToList() is { Count: > 0 } held && held.TrueForAll(fields.Contains);

    private static bool IsCellOrRow(Change change) =>
        change.Kind is ChangeKind.Add or ChangeKind.Remove && change.Area.Shape is ListShape { IsIdentifiedByFields: true } && change.Shape is UnionShape;

    private static ImmutableArray<Change> Moves(ImmutableArray<Change> changes)
    {
        var removals = changes.Where(c => IsCellOrRow(c) && !c.IsConsequence && c.Kind == ChangeKind.Remove).ToLookup(FieldsText, StringComparer.Ordinal);
        var gone = new HashSet<Change>(ReferenceEqualityComparer.Instance);
        var result = new List<Change>();
        foreach (var change in changes)
        {
            var from = IsCellOrRow(change) && !change.IsConsequence && change.Kind == ChangeKind.Add && FieldsText(change).Length > 0
                ? removals[FieldsText(change)].FirstOrDefault(r => !gone.Contains(r))
                : null;
            if (from is not null)
            {
                gone.Add(from);
            }

            result.Add(from is null ? change : change with { Kind = ChangeKind.Change, Before = from.Before });
        }

        return [.. result.Where(c => !gone.Contains(c))];
    }

    private static string FieldsText(Change change) => string.Join('\u0001', Pairing.FieldsIn((change.After ?? change.Before)!));

    private static HashSet<string> Codes(IEnumerable<Change> changes)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            codes.Add(Key(change.Address));
            if ((change.After ?? change.Before) is ObjectValue { Variant: not null } field)
            {
                codes.UnionWith(field.Properties.Where(p => p.Shape.Shape is MapShape { Declares: SymbolKind.Field }).Select(p => p.Value).OfType<MapValue>().SelectMany(m => m.Entries).Select(e => e.Key));
            }
        }

        return codes;
    }

    private static string Key(Address address) => address.Text[(address.Text.LastIndexOf('.') + 1)..].Trim('"');
}
