namespace AppForge.Cli.Commands;

/// <summary>Decides whether files may be overwritten whose content nobody has committed.</summary>
internal static class OverwriteGate
{
    /// <summary>Whether they may; asks where nothing was answered beforehand.</summary>
    /// <param name="files">The files.</param>
    /// <param name="yes">The answer given beforehand.</param>
    /// <param name="japaneseWay">Another way out.</param>
    /// <param name="englishWay">The same.</param>
    /// <param name="terminal">Where it is asked.</param>
    /// <exception cref="StopException">An answer is needed, and nobody is there to give it.</exception>
    public static bool IsConfirmed(IReadOnlyList<string> files, bool yes, string japaneseWay, string englishWay, Terminal terminal)
    {
        if (files.Count == 0 || yes)
        {
            return true;
        }

        foreach (var file in files)
        {
            terminal.Note($"  {file} にコミットしていない内容があり、上書きになります", $"  {file} has content that isn't committed and would be overwritten");
        }

        return terminal.Context.IsInTerminal
            ? terminal.Ask(terminal.Say("上書きしますか？ [y/N]", "Overwrite? [y/N]"))?.ToUpperInvariant() is "Y" or "YES" or "はい"
            : throw StopException.Usage(
                $"上書きするには、コミットするか、--yes を付けるか、{japaneseWay}ください。何も書き込んでいません。",
                $"To overwrite, commit first, add --yes, or {englishWay}. Nothing was written.");
    }
}
