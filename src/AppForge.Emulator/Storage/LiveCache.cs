namespace AppForge.Emulator.Storage;

/// <summary>What was read from the live settings of apps, as long as nothing live changes.</summary>
internal sealed class LiveCache<T>(EmulatorStore store, Func<AppRow, T> read)
{
    private readonly Dictionary<long, T> _known = [];
    private long _version = -1;

    public T Of(AppRow app)
    {
        if (_version != store.LiveVersion)
        {
            _known.Clear();
            _version = store.LiveVersion;
        }

        if (!_known.TryGetValue(app.Id, out T? value))
        {
            _known.Add(app.Id, value = read(app));
        }

        return value;
    }
}
