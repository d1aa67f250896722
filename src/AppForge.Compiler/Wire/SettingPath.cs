using System.Globalization;

namespace AppForge.Compiler.Wire;

/// <summary>Where a setting stands, from its area. Made with every step of a reading, put into words only where something unknown is met.</summary>
public sealed class SettingPath
{
    private readonly SettingPath? _around;
    private readonly Step _step;
    private readonly string _name;
    private readonly int _index;

    private SettingPath(SettingPath? around, Step step, string name, int index = 0)
    {
        _around = around;
        _step = step;
        _name = name;
        _index = index;
    }

    private enum Step
    {
        Area,
        Property,
        Entry,
        Row,
    }

    /// <summary>With the keys of entries and the numbers of rows, as a reader finds it: <c>fields.品名.newProperty</c>.</summary>
    public string Text => _around?.Text + _step switch
    {
        Step.Area => _name,
        Step.Row => "[" + _index.ToString(CultureInfo.InvariantCulture) + "]",
        _ => "." + _name,
    };

    /// <summary>Without them, the same for every entry and row of its kind: <c>fields.*.newProperty</c>.</summary>
    public string Kind => _around?.Kind + _step switch
    {
        Step.Area => _name,
        Step.Row => "[]",
        Step.Entry => ".*",
        _ => "." + _name,
    };

    internal static SettingPath Of(string area) => new(null, Step.Area, area);

    internal SettingPath Property(string name) => new(this, Step.Property, name);

    internal SettingPath Entry(string key) => new(this, Step.Entry, key);

    internal SettingPath Row(int index) => new(this, Step.Row, "", index);

    /// <inheritdoc />
    public override string ToString() => Text;
}
