using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AppForge.Cli.Environments;
using AppForge.Compiler.CSharp.Policies;
using AppForge.Compiler.Rules;
using AppForge.Deploy.Files;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Live;

namespace AppForge.Cli.Projects;

/// <summary>The folder of a project that is nobody else's business: the local kintone's data, reports. It keeps itself out of version control.</summary>
/// <param name="project">The project's folder.</param>
internal sealed class LocalFolder(string project)
{
    private const string Name = ".appforge";

    // What is kept for one app: at most a few hundred lines.
    private const long MostCacheBytes = 1024 * 1024;

    // The settings of an app with five hundred fields and as many rights have a megabyte or two.
    private const long MostSettingsBytes = 32 * 1024 * 1024;

    /// <summary>The data of the environment <c>local</c>.</summary>
    public string Data => Path.Combine(project, Name, "local", "kintone.db");

    /// <summary>The app ids of the environment <c>local</c>.</summary>
    public string AppIds => Path.Combine(project, Name, "local", "apps.yaml");

    /// <summary>What is known of the files in the environment <c>local</c>; it goes with its data.</summary>
    public DigestCache LocalDigests => DigestsIn(Path.Combine(project, Name, "local", "files"));

    /// <summary>What is known of the files of a tenant.</summary>
    public DigestCache DigestsOf(Uri tenant) => DigestsIn(Path.Combine(project, Name, "cache", TenantOf(tenant)));

    private static string TenantOf(Uri address) => address.Authority.Replace(':', '_');

    /// <summary>What the environment <c>local</c> answered about settings; it goes with its data.</summary>
    public SettingsCache LocalSettings => SettingsIn(Path.Combine(project, Name, "local", "settings"));

    /// <summary>What a tenant answered about settings: to this account, in this language, by the path of this guest space.</summary>
    public SettingsCache SettingsOf(KintoneConnection connection)
    {
        if (connection.Credentials is not KintoneCredentials.Password login)
        {
            return SettingsCache.None;
        }

        var asked = string.Create(CultureInfo.InvariantCulture, $"{login.User}\n{connection.GuestSpaceId}\n{connection.Language}");
        var who = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)))[..16];
        return SettingsIn(Path.Combine(project, Name, "cache", TenantOf(connection.BaseUri), "settings", who));
    }

    /// <summary>What deployments left in an environment; for <c>local</c> it goes with its data.</summary>
    public StateFolder StateOf(string environment) => new(
        environment == LocalKintone.Name ? Path.Combine(project, Name, "local", "state") : Path.Combine(project, Name, "state", environment), StayOutOfVersionControl);

    /// <summary>What was sent to a tenant, day by day. Each process has a file of its own; those of other days go.</summary>
    public RequestTally RequestsOf(Uri tenant)
    {
        var folder = Path.Combine(project, Name, "cache", TenantOf(tenant), "requests");
        var own = Guid.NewGuid().ToString("N") + ".json";
        string FolderOf(DateOnly day) => Path.Combine(folder, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return new(
            day => !Directory.Exists(FolderOf(day)) ? [] : Directory.EnumerateFiles(FolderOf(day), "*.json").Where(f => Path.GetFileName(f) != own && new FileInfo(f).Length <= MostCacheBytes)
                .Select(f => Tolerant(() => File.ReadAllText(f))).OfType<string>().ToList(),
            (day, text) => Tolerant(() =>
            {
                StayOutOfVersionControl();
                AtomicFile.Write(Path.Combine(FolderOf(day), own), text);
                foreach (var other in Directory.EnumerateDirectories(folder).Where(d => string.CompareOrdinal(Path.GetFileName(d), Path.GetFileName(FolderOf(day.AddDays(-1)))) < 0).ToList())
                {
                    Directory.Delete(other, recursive: true);
                }

                return text;
            }));
    }

    /// <summary>The runs of an environment; those of <c>local</c> go with its data.</summary>
    public RunFolder RunsOf(string environment)
    {
        StayOutOfVersionControl();
        return new(environment == LocalKintone.Name ? Path.Combine(project, Name, "local", "runs") : Path.Combine(project, Name, "runs"), environment);
    }

    /// <summary>The environment of a run, by its id; null where there is no such run.</summary>
    public string? EnvironmentOfRun(string id)
    {
        var isPlain = id.Length > 0 && id.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');
        var parts = id.Split('-');
        return isPlain && parts.Length >= 4 && new[] { Path.Combine(project, Name, "runs", id), Path.Combine(project, Name, "local", "runs", id) }.Any(Directory.Exists)
            ? RunEnvironment(id)
            : null;
    }

    // ENV-yyyyMMdd-HHmmss-plan, and a number where two began in one second; an environment's name may have hyphens.
    private static string? RunEnvironment(string id)
    {
        var match = System.Text.RegularExpressions.Regex.Match(id, "^(.+)-[0-9]{8}-[0-9]{6}-[0-9a-f]{8}(-[0-9]+)?$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        return match.Success ? match.Groups[1].Value : null;
    }

    /// <summary>The policies of a project, with their compiled form kept in this folder.</summary>
    /// <param name="project">The project's folder.</param>
    /// <param name="userFolder">The user's folder, with the key by which our own files are known; null keeps nothing.</param>
    public static PolicySource PoliciesOf(string project, string? userFolder) => userFolder is null
        ? PolicyCache.None
        : new SealedFolder(Path.Combine(project, Name, "cache", "policies"), userFolder, new LocalFolder(project).StayOutOfVersionControl).Cache;

    /// <summary>Makes the folders.</summary>
    public void Create()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Data)!);
        StayOutOfVersionControl();
    }

    private void StayOutOfVersionControl()
    {
        var ignore = Path.Combine(project, Name, ".gitignore");
        if (!File.Exists(ignore))
        {
            AtomicFile.Write(ignore, "*\n");
        }
    }

    private DigestCache DigestsIn(string folder)
    {
        var (read, write) = CacheIn(folder, MostCacheBytes);
        return new(read, write);
    }

    private SettingsCache SettingsIn(string folder)
    {
        var (read, write) = CacheIn(folder, MostSettingsBytes);
        return new(read, write);
    }

    // A cache that can't be read or written is none: nothing rests on it.
    private (Func<long, string?> Read, Action<long, string> Write) CacheIn(string folder, long most)
    {
        string PathOf(long app) => Path.Combine(folder, app.ToString(CultureInfo.InvariantCulture) + ".json");
        return (
            app => Tolerant(() => File.Exists(PathOf(app)) && new FileInfo(PathOf(app)).Length <= most ? File.ReadAllText(PathOf(app)) : null),
            (app, text) => Tolerant(() =>
            {
                StayOutOfVersionControl();
                AtomicFile.Write(PathOf(app), text);
                return text;
            }));
    }

    private static string? Tolerant(Func<string?> act)
    {
        try
        {
            return act();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
