using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Diff;

/// <summary>
/// Takes out of our side whom kintone leaves out of its answers: stopped and deleted users, groups and organizations. Whether they are still in the settings can't be
/// seen; so that is no difference, they are named as unreadable, and they are not written back.
/// </summary>
internal sealed class HiddenPrincipals
{
    private readonly ImmutableHashSet<string> _hidden;
    private readonly ImmutableArray<Address>.Builder _found = ImmutableArray.CreateBuilder<Address>();

    private HiddenPrincipals(ImmutableHashSet<string> hidden) => _hidden = hidden;

    /// <summary>Takes them out.</summary>
    /// <param name="ours">Our side.</param>
    /// <param name="live">The live side; whom it names somewhere isn't hidden.</param>
    /// <param name="hidden">Whom the tenant hides, as definitions name them: <c>user/x</c>, <c>group/x</c>, <c>organization/x</c>.</param>
    /// <returns>Our side without them, and the places where they stood.</returns>
    public static (AppModel Ours, ImmutableArray<Address> Found) TakeOut(AppModel ours, AppModel live, IReadOnlySet<string> hidden)
    {
        if (hidden.Count == 0)
        {
            return (ours, []);
        }

        var named = live.Areas.SelectMany(a => References.In(live.Key, live.Canonical(a)!, a.Shape, live.AddressOf(a))).Where(r => r.Kind == SymbolKind.Principal).Select(r => r.Name);
        var walk = new HiddenPrincipals(hidden.ToImmutableHashSet(StringComparer.Ordinal).Except(named));
        var areas = ours.Areas.ToDictionary(a => a.Name, a => walk.Without(ours.Canonical(a)!, a.Shape, ours.AddressOf(a)), StringComparer.Ordinal);
        return (ours.With(areas), walk._found.ToImmutable());
    }

    private SettingValue Without(SettingValue value, Shape shape, Address address) => (shape, value) switch
    {
        (_, ObjectValue v) => v.With([.. v.Properties.Select(p => p.Shape.IsOnWire ? p with { Value = Without(p.Value, p.Shape.Shape, address.Property(p.Shape.Name)) } : p)]),
        (MapShape s, MapValue v) => v.With([.. v.Entries.Select(e => e with { Value = Without(e.Value, s.Value, address.Entry(e.Key)) })]),
        (ListShape s, ListValue v) => v.With([.. v.Items.Select((row, i) => Row(row, s, address.Row(NameOf(s, row, i)))).OfType<SettingValue>()]),
        _ => value,
    };

    private SettingValue? Row(SettingValue row, ListShape shape, Address address)
    {
        var isHidden = (shape.Item, row) switch
        {
            (ScalarShape { Kind: PrincipalKind }, ScalarValue who) => _hidden.Contains(who.Text),
            (_, ObjectValue o) => o.Properties.Any(p => p is { Shape.Shape: ScalarShape { Kind: PrincipalKind }, Value: ScalarValue who } && _hidden.Contains(who.Text)),
            _ => false,
        };
        if (isHidden)
        {
            _found.Add(address);
        }

        return isHidden ? null : Without(row, shape.Item, address);
    }

    private static string NameOf(ListShape shape, SettingValue row, int index) => row is ScalarValue scalar ? scalar.Text : Pairing.RowName(shape, row, index);
}
