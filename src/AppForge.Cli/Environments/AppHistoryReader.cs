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
        var times = await ReadTimesAsync([.. apps.Where(a => a is { IsNew: false, IsUnpublished: false }).Select(a => a.AppId!.Value)], cancellationToken);
        return apps.ToImmutableDictionary(a => a.Key, a => Of(a, a.AppId is { } id && times.TryGetValue(id, out var time) ? time : null), StringComparer.Ordinal);
    }

    private AppHistory Of(AppPlan app, DateTimeOffset? changedAt)
    {
        var folder = ProjectFiles.AppsFolder + app.Key;
        return new(project.Files.Find(folder + "/CHANGELOG.md")?.Content ?? "", Commits(folder), changedAt);
    }

    // Signatures would be checked by a program that the repository's configuration names.
    private List<ApprovalCommit> Commits(string folder)
    {
        var log = terminal.Context.AskGit(
            project.Root, ["log", "--no-show-signature", "--no-color", $"--max-count={MostCommits.ToString(CultureInfo.InvariantCulture)}", "--format=%cI%x09%s", "--", folder]);
        return [.. (log ?? "").Split('\n').Select(Commit).OfType<ApprovalCommit>()];
    }

    private static ApprovalCommit? Commit(string line) => line.Split('\t', 2) is [var time, var subject]
        && DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? new(at, subject.Trim()) : null;

    // The plan stands without these times: where kintone doesn't tell them, the newest reason is shown.
    private async Task<Dictionary<long, DateTimeOffset>> ReadTimesAsync(long[] ids, CancellationToken cancellationToken)
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
            return apps.ToDictionary(a => a.Id, a => TimeZoneInfo.ConvertTime(a.ModifiedAt, terminal.Context.Time.LocalTimeZone));
        }
        catch (KintoneApiException)
        {
            return [];
        }
    }
}
