using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Wire;

namespace AppForge.Deploy.Live;

/// <summary>Names what a live app has that the catalog doesn't know: it is kept and sent back, and somebody should know of it.</summary>
public static class UnknownNotes
{
    /// <summary>One warning for each kind of unknown thing.</summary>
    /// <param name="key">The app's key.</param>
    /// <param name="unknown">What it has.</param>
    public static IEnumerable<LocalizedText> Of(string key, IEnumerable<UnknownSetting> unknown) => UnknownSetting.ByKind(unknown).Select(u => new LocalizedText(
        $"{key}: AppForge の知らない設定があります。そのまま残します（{u.First}{(u.Count == 1 ? "" : $"、ほか {u.Count - 1} か所")}）。",
        $"{key}: there is a setting that AppForge doesn't know; it is kept as it is ({u.First}{(u.Count == 1 ? "" : $", and {u.Count - 1} more")})."));
}
