using System.Collections.Immutable;
using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model;

/// <summary>Equality of canonical values: what they say, not where it is written.</summary>
public sealed class SettingValueComparer : IEqualityComparer<SettingValue?>
{
    private readonly Func<PropertyShape, bool>? _isCompared;

    private SettingValueComparer(Func<PropertyShape, bool>? isCompared) => _isCompared = isCompared;

    /// <summary>Compares everything.</summary>
    public static SettingValueComparer Instance { get; } = new(null);

    /// <summary>Compares what is sent to kintone: a note that only definitions have (<c>help</c>) makes no difference.</summary>
    public static SettingValueComparer Sent { get; } = new(p => p.IsOnWire);

    /// <summary>Compares what kintone tells: also what no API sets (whether a plug-in is on).</summary>
    public static SettingValueComparer Told { get; } = new(p => p.IsRead);

    /// <inheritdoc />
    public bool Equals(SettingValue? x, SettingValue? y) => (x, y) switch
    {
        (null, null) => true,
        (ScalarValue a, ScalarValue b) => string.Equals(a.Text, b.Text, StringComparison.Ordinal),
        (ListValue a, ListValue b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items).All(p => Equals(p.First, p.Second)),
        (MapValue a, MapValue b) => Same(a, b),
        (ObjectValue a, ObjectValue b) => Same(a, b),
        (RawValue a, RawValue b) => string.Equals(a.Json, b.Json, StringComparison.Ordinal),
        (UnreadableValue, UnreadableValue) => true,
        _ => false,
    };

    /// <inheritdoc />
    public int GetHashCode(SettingValue? obj) => obj switch
    {
        ScalarValue scalar => string.GetHashCode(scalar.Text, StringComparison.Ordinal),
        RawValue raw => string.GetHashCode(raw.Json, StringComparison.Ordinal),
        ListValue list => list.Items.Aggregate(17, (hash, item) => HashCode.Combine(hash, GetHashCode(item))),
        MapValue map => map.Entries.Aggregate(19, (hash, e) => hash ^ HashCode.Combine(e.Key, GetHashCode(e.Value))),
        ObjectValue o => o.Properties.Where(p => _isCompared?.Invoke(p.Shape) ?? true).Aggregate(23, (hash, p) => HashCode.Combine(hash, p.Shape.Name, GetHashCode(p.Value))),
        _ => 0,
    };

    private bool Same(MapValue a, MapValue b) => a.Entries.Length == b.Entries.Length && (a.IsOrdered
        ? a.Entries.Zip(b.Entries).All(p => Same(p.First, p.Second))
        : a.Entries.All(e => b.Find(e.Key) is { } other && Same(e, other)));

    private bool Same(MapEntry a, MapEntry b) => string.Equals(a.Key, b.Key, StringComparison.Ordinal) && Equals(a.Value, b.Value);

    private bool Same(ObjectValue a, ObjectValue b) =>
        ReferenceEquals(a.Shape, b.Shape) && string.Equals(a.Tag, b.Tag, StringComparison.Ordinal)
        && (_isCompared is null ? Same(a.Properties, b.Properties) : Same(a.Properties.RemoveAll(IsPassedOver), b.Properties.RemoveAll(IsPassedOver)))
        && a.Raw.SequenceEqual(b.Raw);

    private bool IsPassedOver(PropertyValue property) => !_isCompared!(property.Shape);

    private bool Same(ImmutableArray<PropertyValue> a, ImmutableArray<PropertyValue> b) =>
        a.Length == b.Length && a.Zip(b).All(p => ReferenceEquals(p.First.Shape, p.Second.Shape) && Equals(p.First.Value, p.Second.Value));
}
