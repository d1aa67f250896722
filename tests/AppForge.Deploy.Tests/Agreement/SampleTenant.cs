using System.Text;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Deploy.Tests.Deployment;
using AppForge.Emulator;
using AppForge.Testing;
using AppForge.Testing.Mutation;

namespace AppForge.Deploy.Tests.Agreement;

/// <summary>Sends definitions of the sample project, right or wrong, to a tenant as if nobody had compiled them.</summary>
internal static class SampleTenant
{
    // An app that nobody has.
    private const string NoApp = "999999";

    private static readonly Lazy<Task<IReadOnlyList<SentWrite>>> Recorded = new(RecordAsync);

    /// <summary>The writes that make the undamaged project.</summary>
    public static Task<IReadOnlyList<SentWrite>> WritesAsync() => Recorded.Value;

    /// <summary>A tenant in which every person is known that a definition or a damage may name.</summary>
    public static Task<LocalTenant> StartAsync() => LocalTenant.StartAsync(directory: new EmulatorDirectory
    {
        Users = [.. new[] { "yamada", "t-sato" }.Select(c => new EmulatorUser { Code = c, Password = "cybozu" })],
    });

    /// <summary>Compiles files; what is wrong with them stays in.</summary>
    public static Compilation Compile(ProjectFiles files) => AppCompiler.Compile(files, CaseFolder.Options with { Policies = null }, CancellationToken.None);

    /// <summary>Writes and deploys a project as far as it goes.</summary>
    /// <param name="tenant">Where to.</param>
    /// <param name="files">The project.</param>
    /// <param name="gone">Files beside the definitions that aren't there.</param>
    public static async Task<Answer> SendAsync(LocalTenant tenant, ProjectFiles files, IEnumerable<string> gone)
    {
        tenant.Gone = [.. gone];
        foreach (var source in files.Sources.Values)
        {
            tenant.Contents[source.Path] = Encoding.UTF8.GetBytes(source.Content);
        }

        return await SendAsync(tenant, Compile(files));
    }

    /// <summary>Writes and deploys what was compiled, right or wrong, as far as it goes.</summary>
    public static async Task<Answer> SendAsync(LocalTenant tenant, Compilation compilation)
    {
        var environment = WithStrangers(compilation);
        try
        {
            var plan = await tenant.PlanAsync(compilation, environment);
            var result = await tenant.ApplyAsync(plan, environment);
            return result.Failure is { } failure ? new(Outcome.Refused, failure.Describe(Language.English)) : new(Outcome.Taken, "");
        }
        catch (Exception nothing) when (nothing is InvalidOperationException or IOException)
        {
            return new(Outcome.Unsendable, nothing.Message);
        }
    }

    private static async Task<IReadOnlyList<SentWrite>> RecordAsync()
    {
        await using var tenant = await StartAsync();
        var answer = await SendAsync(tenant, Sample.Project.Files, []);
        return answer.Outcome == Outcome.Taken ? tenant.Writes : throw new InvalidOperationException(answer.Said);
    }

    // Apps and roles that are named and aren't there stand for ids and groups that aren't there either.
    private static EnvironmentModel WithStrangers(Compilation compilation)
    {
        const string path = ProjectFiles.EnvironmentsFolder + "local.yaml";
        var roles = (compilation.Environments.GetValueOrDefault("local")?.Value["roles"] as MapValue)?.Entries.Select(e => e.Key).ToHashSet(StringComparer.Ordinal) ?? [];
        var strangers = compilation.Apps.Values.SelectMany(a => a.References).Select(r => (r.Kind, r.Name)).Distinct().ToLookup(r => r.Kind, r => r.Name);
        var text = (compilation.Files.Find(path)?.Content ?? "roles:\n")
            .Replace("roles:\n", "roles:\n" + string.Concat(strangers[SymbolKind.Role].Except(roles).Select(r => $"  {r}: group/{r}\n")), StringComparison.Ordinal)
            + "external:\n" + string.Concat(strangers[SymbolKind.App].Except(compilation.Apps.Keys).Select(a => $"  {a}: {NoApp}\n"));
        return AppCompiler.Compile(ProjectFiles.Of([new(ProjectFiles.ProjectFile, "name: test\n"), new(path, text)]), CancellationToken.None).Environments["local"];
    }
}
