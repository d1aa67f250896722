using System.Diagnostics;

namespace AppForge.Cli.Tests;

/// <summary>Makes real git repositories of test projects.</summary>
internal static class GitRepository
{
    /// <summary>Commits everything that is there.</summary>
    public static void Begin(TestProject project)
    {
        project.Write(".gitignore", ".appforge/\n");
        Run(project, "init", "--quiet", "--initial-branch=main");
        Commit(project);
    }

    /// <summary>Commits what changed.</summary>
    public static void Commit(TestProject project)
    {
        Run(project, "add", "--all");
        Run(project, "-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message", "test");
    }

    private static void Run(TestProject project, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = project.Root, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var talk = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, output.Result + talk);
    }
}
