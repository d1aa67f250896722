namespace AppForge.Compiler.Model;

/// <summary>The way from a root to a setting, step by step. Its address is a text, made when somebody asks: of thousands of places few are ever printed.</summary>
internal sealed class SettingTrail
{
    private readonly SettingTrail? _around;
    private readonly SettingStep _step;
    private readonly Address _root;

    /// <summary>The root itself.</summary>
    public SettingTrail(Address root) => _root = root;

    /// <summary>A step further.</summary>
    public SettingTrail(SettingTrail around, SettingStep step)
    {
        _around = around;
        _step = step;
    }

    /// <summary>The keys of the entries on the way, the nearest first.</summary>
    public IEnumerable<string> Entries
    {
        get
        {
            for (var trail = this; trail is not null; trail = trail._around)
            {
                if (trail._step.Entry is { } entry)
                {
                    yield return entry;
                }
            }
        }
    }

    /// <summary>The address.</summary>
    public Address Address => _around is not { Address: var around } ? _root
        : _step.Property is { } property ? around.Property(property)
        : _step.Entry is { } entry ? around.Entry(entry)
        : around.Row(Pairing.RowName(_step.Rows!, _step.Row!, _step.Index));
}
