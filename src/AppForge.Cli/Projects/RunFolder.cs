using System.Globalization;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Projects;

/// <summary>
/// The runs of an environment on this machine: a folder each, with the plan and the journal. They stay until somebody deletes them; the last ones tell what happened.
/// </summary>
/// <param name="folder">Where they are.</param>
/// <param name="environment">The environment.</param>
internal sealed class RunFolder(string folder, string environment)
{
    private const string PlanFileName = "plan.json";
    private const string JournalName = "journal.jsonl";
    private const string LockEnding = ".lock";
    private const string Stamp = "yyyyMMdd-HHmmss";

    // A journal has a few lines for each request.
    private const long MostBytes = 64 * 1024 * 1024;

    /// <summary>Keeps any other deployment of this environment from beginning, until it is disposed.</summary>
    /// <exception cref="StopException">One is going on.</exception>
    public IDisposable Lock()
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(Path.Combine(folder, environment + LockEnding), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Refused, new(
                $"環境 {environment} への別の反映が、このプロジェクトで進行中です。終わるのを待ってから、もう一度実行してください。何も書き込んでいません。",
                $"Another deployment to {environment} is going on in this project. Wait until it ends, then run again. Nothing was written."));
        }
    }

    /// <summary>Begins a run: keeps its plan and opens its journal.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="tool">The version of the tool.</param>
    /// <param name="time">The clock.</param>
    public (string Id, RunJournal Journal) Begin(Plan plan, string tool, TimeProvider time)
    {
        // Ids tell the order of runs: of two that begin in one second the later one takes the next.
        var now = time.GetUtcNow().UtcDateTime;
        var started = Ids() is [var latest, ..] && StartOf(latest) is { } last && last.AddSeconds(1) > now ? last.AddSeconds(1) : now;
        var id = $"{environment}-{started.ToString(Stamp, CultureInfo.InvariantCulture)}-{plan.PlanId}";
        AtomicFile.Write(Path.Combine(folder, id, PlanFileName), PlanFile.Write(plan, tool));
        return (id, Journal(id, time));
    }

    /// <summary>Opens the journal of a run at its end.</summary>
    public RunJournal Journal(string id, TimeProvider time) =>
        new(new FileStream(Path.Combine(folder, id, JournalName), FileMode.Append, FileAccess.Write, FileShare.Read), time);

    /// <summary>The runs, the latest first, by id.</summary>
    public IReadOnlyList<string> Ids() => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder).Select(d => Path.GetFileName(d)).Where(d => StartOf(d) is not null && File.Exists(PathOf(d, PlanFileName))).OrderDescending(StringComparer.Ordinal)]
        : [];

    /// <summary>A run: its plan, and where it stands.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="tool">The version of the tool.</param>
    /// <exception cref="StopException">There is no such run, or its journal can't be read.</exception>
    /// <exception cref="PlanFileException">Its plan can't be used.</exception>
    public (Plan Plan, RunState State) Read(string id, string tool)
    {
        var plan = PlanFile.Read(ReadAll(id, PlanFileName), tool);
        try
        {
            return (plan, RunState.Of(plan.Ids, File.Exists(PathOf(id, JournalName)) ? RunJournal.Read(ReadAll(id, JournalName)) : []));
        }
        catch (System.Text.Json.JsonException)
        {
            throw StopException.Usage($"実行 {id} の記録（{JournalName}）を読めません。", $"The journal of the run {id} ({JournalName}) can't be read.");
        }
    }

    /// <summary>The latest run, if something of it is left in kintone that is neither live nor put back; else null.</summary>
    /// <remarks>A run of another version of the tool is seen too: its journal tells.</remarks>
    public string? Unfinished() => Ids() is [var latest, ..] && IsOpen(latest) ? latest : null;

    // Another environment's name may begin with this one's.
    private DateTime? StartOf(string id) => id.StartsWith(environment + "-", StringComparison.Ordinal) && id.Length > environment.Length + Stamp.Length
        && DateTime.TryParseExact(id.AsSpan(environment.Length + 1, Stamp.Length), Stamp, CultureInfo.InvariantCulture, DateTimeStyles.None, out var start) ? start : null;

    private bool IsOpen(string id)
    {
        try
        {
            return File.Exists(PathOf(id, JournalName)) && RunState.Of(AppForge.Deploy.Environments.AppIdMap.Empty, RunJournal.Read(ReadAll(id, JournalName))).IsOpen;
        }
        catch (System.Text.Json.JsonException)
        {
            return true;
        }
    }

    private byte[] ReadAll(string id, string file)
    {
        var path = PathOf(id, file);
        return !File.Exists(path) ? throw NoRun(id) : new FileInfo(path).Length > MostBytes && file == JournalName ? throw NoRun(id) : File.ReadAllBytes(path);
    }

    private string PathOf(string id, string file) => Path.Combine(folder, id, file);

    private static StopException NoRun(string id) => StopException.Usage($"実行「{id}」はありません。", $"There is no run \"{id}\".");
}
