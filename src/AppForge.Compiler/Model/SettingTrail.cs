using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model;

/// <summary>
/// The way from a root to a setting, step by step. Its address is a text, made when somebody asks: of thousands of places few are ever printed. A class for each kind of
/// step, because there are so many of them.
/// </summary>
internal abstract class SettingTrail
{
    private readonly SettingTrail? _around;

    private SettingTrail(SettingTrail? around) => _around = around;

    /// <summary>The root itself.</summary>
    public static SettingTrail Of(Address root) => new Root(root);

    /// <summary>A step further.</summary>
    public SettingTrail Then(in SettingStep step) => step switch
    {
        { Property: { } property } => new Property(this, property),
        { Entry: { } entry } => new Entry(this, entry),
        _ => new Row(this, step.Rows!, step.Row!, step.Index),
    };

    /// <summary>The keys of the entries on the way, the nearest first.</summary>
    public IEnumerable<string> Entries
    {
        get
        {
            for (var trail = this; trail is not null; trail = trail._around)
            {
                if (trail is Entry { Key: var key })
                {
                    yield return key;
                }
            }
        }
    }

    /// <summary>The address.</summary>
    public abstract Address Address { get; }

    private sealed class Root(Address address) : SettingTrail(null)
    {
        public override Address Address => address;
    }

    private sealed class Property(SettingTrail around, string name) : SettingTrail(around)
    {
        public override Address Address => _around!.Address.Property(name);
    }

    private sealed class Entry(SettingTrail around, string key) : SettingTrail(around)
    {
        public string Key => key;

        public override Address Address => _around!.Address.Entry(key);
    }

    private sealed class Row(SettingTrail around, ListShape rows, SettingValue row, int index) : SettingTrail(around)
    {
        public override Address Address => _around!.Address.Row(Pairing.RowName(rows, row, index));
    }
}
