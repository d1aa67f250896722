using System.Collections.Immutable;
using System.Globalization;
using AppForge.Cli.Projects;
using AppForge.Compiler;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Planning;
using AppForge.Documents.Approval;

namespace AppForge.Cli.Environments;

/// <summary>Reads why the apps of a plan change: their changelogs, git, and when they were changed last in the environment.</summary>
/// <param name="open">The plan and its environment.</param>
/// <param name="project">The project.</param>
/// <param name="terminal">The surroundings.</param>
internal sealed class AppHistoryReader(OpenPlan open, ProjectFolder project, Terminal terminal)
{
    private const int MostCommits = 20;

    /// <summary>The histories of the apps to which something happens, by key.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ImmutableDictionary<string, AppHistory>> ReadAsync(CancellationToken cancellationToken)
    {
        var apps = open.Plan.Apps.Where(a => a.HasWork).ToList();
        var days = await ReadDaysAsync([.. apps.Where(a => a is { IsNew: false, IsUnpublished: false }).Select(a => a.AppId!.Value)], cancellationToken);
        return apps.ToImmutableDictionary(a => a.Key, a => Of(a, a.AppId is { } id && days.TryGetValue(id, out var day) ? day : null), StringComparer.Ordinal);
    }

    private AppHistory Of(AppPlan app, DateOnly? changedOn)
    {
        var folder = ProjectFiles.AppsFolder + app.Key;
        return new(project.Files.Find(folder + "/CHANGELOG.md")?.Content ?? "", Commits(folder), changedOn);
    }

    // Signatures would be checked by a program that the repository's configuration names.
    private List<ApprovalCommit> Commits(string folder)
    {
        var log = terminal.Context.AskGit(
            project.Root, ["log", "--no-show-signature", "--no-color", $"--max-count={MostCommits.ToString(CultureInfo.InvariantCulture)}", "--format=%cs%x09%s", "--", folder]);
        return [.. (log ?? "").Split('\n').Select(Commit).OfType<ApprovalCommit>()];
    }

    private static ApprovalCommit? Commit(string line) => line.Split('\t', 2) is [var day, var subject]
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? new(date, subject.Trim()) : null;

    // The plan stands without these days: where kintone doesn't tell them, the newest reason is shown.
    private async Task<Dictionary<long, DateOnly>> ReadDaysAsync(long[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length == 0)
        {
            return [];
        }

        try
        {
            IReadOnlyList<KintoneApp> apps = open.Session.HasTokens
                ? await Task.WhenAll(ids.Select(i => open.Session.Api.GetAppAsync(i, cancellationToken)))
                : await open.Session.Api.GetAppsAsync(AppSearch.All with { Ids = ids }, cancellationToken);
            return apps.ToDictionary(a => a.Id, a => DateOnly.FromDateTime(a.ModifiedAt.ToOffset(terminal.Context.Time.LocalTimeZone.GetUtcOffset(a.ModifiedAt)).DateTime));
        }
        catch (KintoneApiException)
        {
            return [];
        }
    }
}
