using AppForge.Compiler.Diagnostics;
using AppForge.Documents.Design.Building;
using AppForge.Documents.Prose;

namespace AppForge.Documents.Approval.Building;

/// <summary>
/// Finds why an app changes: the entries of its changelog since it was changed last in the environment, else the commits since then. Nobody keeps which version is
/// live, so times decide; where nobody knows them, the newest entry is taken.
/// </summary>
internal static class ReasonReader
{
    private const int MostEntries = 5;

    /// <summary>The reasons, newest first; empty where nobody wrote any.</summary>
    public static IReadOnlyList<string> Of(ApprovalApp app, Language language)
    {
        var entries = RevisionReader.Read(app.Changelog);
        DateOnly? day = app.ChangedAt is { } time ? DateOnly.FromDateTime(time.DateTime) : null;
        var told = entries.Where((e, i) => day is null ? i == 0 : e.Date >= day)
            .Select(e => language == Language.Japanese ? $"{e.Revision.Content}（第{e.Revision.Version}版）" : $"{e.Revision.Content} (version {e.Revision.Version})").ToList();
        if (told.Count > 0)
            return [.. told.Take(MostEntries)];
        // Commits that are older than the last deployment may still be new here (a branch that was merged late): better an old reason with its day than none.
        var commits = app.Commits.Where(c => app.ChangedAt is not { } changed || c.At >= changed).ToList();
        return [.. (commits.Count > 0 ? commits : [.. app.Commits.Take(1)]).Take(MostEntries).Select(c => Commit(c, language))];
    }

    private static string Commit(ApprovalCommit commit, Language language) => language == Language.Japanese
        ? $"{commit.Subject}（{JapaneseDate.Words(DateOnly.FromDateTime(commit.At.DateTime))}の記録）"
        : $"{commit.Subject} ({commit.At.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)})";
}
