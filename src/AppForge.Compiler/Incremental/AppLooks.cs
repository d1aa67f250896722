namespace AppForge.Compiler.Incremental;

/// <summary>The other apps at which the rules looked while they checked one: kept by <see cref="Compilation"/> whenever a rule asks it for one. They check the app again when one of these changed.</summary>
/// <param name="own">The key of the app that is checked.</param>
internal sealed class AppLooks(string own)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private bool _isAtAll;

    /// <summary>A rule looked at an app; it needn't be there.</summary>
    public void At(string key)
    {
        if (key != own)
        {
            _keys.Add(key);
        }
    }

    /// <summary>A rule looked at all apps.</summary>
    public void AtAll() => _isAtAll = true;

    /// <summary>Whether a rule that checks the app again would see the same.</summary>
    public bool SeeTheSame(Compilation before, Compilation now) =>
        !_isAtAll && ReferenceEquals(before.Find(own), now.Find(own))
        && _keys.All(k => ReferenceEquals(before.Find(k), now.Find(k)) && before.IsKnownApp(k) == now.IsKnownApp(k));
}
