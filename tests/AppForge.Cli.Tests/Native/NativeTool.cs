using System.Diagnostics;
using System.Reflection;
using AppForge.Testing;

namespace AppForge.Cli.Tests.Native;

/// <summary>The native tool, published once for all its tests: alone, and with the whole tool of this build beside it.</summary>
internal sealed class NativeTool : IDisposable
{
    private static readonly string Program = OperatingSystem.IsWindows() ? "appforge.exe" : "appforge";

    private readonly string _folder = Directory.CreateTempSubdirectory("appforge-native-").FullName;

    private NativeTool()
    {
    }

    /// <summary>Why there can't be one here; null where there can.</summary>
    public static string? Missing =>
        OperatingSystem.IsWindows()
            ? File.Exists(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft Visual Studio", "Installer", "vswhere.exe"))
                ? null : "The native tool needs the linker of Visual Studio's C++ tools, which aren't installed."
            : new[] { "clang", "gcc" }.Any(IsOnPath) ? null : "The native tool needs a linker: neither clang nor gcc is installed.";

    private string Alone => Path.Combine(_folder, "alone");

    private string Whole => Path.Combine(_folder, "whole");

    /// <summary>Publishes it from what has been built for the tests: only the native code is made anew.</summary>
    public static NativeTool Publish()
    {
        var tool = new NativeTool();
        var configuration = typeof(NativeTool).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var made = ProcessRun.Of("dotnet",
            [
                "publish", RepositoryRoot.Of("src/AppForge.Cli.Native"), "-c", configuration, "-o", tool.Alone, "-v", "quiet", "--nologo", "-nodeReuse:false",
                "-p:PublishWholeTool=false", "-p:BuildProjectReferences=false", "-p:UseSharedCompilation=false",
            ],
            RepositoryRoot.Path, null);
        made.Code.ShouldBe(0, made.Out + made.Error);
        Directory.CreateDirectory(tool.Whole);
        File.Copy(Path.Combine(tool.Alone, Program), Path.Combine(tool.Whole, Program));
        Directory.CreateSymbolicLink(Path.Combine(tool.Whole, "full"), AppContext.BaseDirectory);
        return tool;
    }

    /// <summary>Runs it without the whole tool: what it answers it does itself.</summary>
    public ProcessRun RunAlone(TestProject project, params string[] arguments) => ProcessRun.Of(Path.Combine(Alone, Program), arguments, project.Root, UserFolder(project));

    /// <summary>Runs it with the whole tool beside it.</summary>
    public ProcessRun Run(TestProject project, params string[] arguments) => ProcessRun.Of(Path.Combine(Whole, Program), arguments, project.Root, UserFolder(project));

    /// <summary>Starts it with the whole tool beside it; the caller waits for it.</summary>
    public Process Start(TestProject project, params string[] arguments) => ProcessRun.Start(Path.Combine(Whole, Program), arguments, project.Root, UserFolder(project));

    /// <summary>Runs the whole tool itself.</summary>
    public static ProcessRun RunManaged(TestProject project, params string[] arguments) =>
        ProcessRun.Of("dotnet", [Path.Combine(AppContext.BaseDirectory, "appforge.dll"), .. arguments], project.Root, UserFolder(project));

    /// <inheritdoc />
    public void Dispose()
    {
        Directory.Delete(Path.Combine(Whole, "full"));
        Directory.Delete(_folder, recursive: true);
    }

    // A user without a past, gone with the project.
    private static string UserFolder(TestProject project) => project.PathOf(".user");

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => f.Length > 0 && File.Exists(Path.Combine(f, program)));
}
