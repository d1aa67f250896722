using AppForge.Cli.Projects;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Environments;

/// <summary>Plans in files that a person names.</summary>
internal static class SavedPlans
{
    /// <summary>Whether what stands for an environment is a file.</summary>
    /// <exception cref="StopException">It looks like one, and there is none.</exception>
    public static bool IsFile(string argument, Terminal terminal)
    {
        if (!argument.Contains('\0', StringComparison.Ordinal) && File.Exists(PathOf(argument, terminal)))
        {
            return true;
        }

        // No environment is called so: its name is that of a file of its own.
        return argument.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || argument.AsSpan().ContainsAny('/', '\\')
            ? throw StopException.Usage($"計画のファイル {DiagnosticRenderer.Visible(argument)} がありません。", $"There is no plan file {DiagnosticRenderer.Visible(argument)}.")
            : false;
    }

    /// <summary>Saves a plan.</summary>
    /// <exception cref="StopException">The file can't be written.</exception>
    public static void Write(string file, Plan plan, Terminal terminal)
    {
        try
        {
            AtomicFile.Write(PathOf(file, terminal), PlanFile.Write(plan, DefectReport.Version));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw StopException.Usage($"計画を {DiagnosticRenderer.Visible(file)} に保存できません。", $"The plan can't be saved in {DiagnosticRenderer.Visible(file)}.");
        }

        terminal.Note(
            $"計画 {plan.PlanId} を {DiagnosticRenderer.Visible(file)} に保存しました。反映するには: appforge deploy {DiagnosticRenderer.Visible(file)}",
            $"The plan {plan.PlanId} is saved in {DiagnosticRenderer.Visible(file)}. To carry it out: appforge deploy {DiagnosticRenderer.Visible(file)}");
    }

    /// <summary>Reads a plan.</summary>
    /// <exception cref="StopException">The file can't be read.</exception>
    /// <exception cref="PlanFileException">It is no plan that this tool carries out.</exception>
    public static Plan Read(string file, Terminal terminal)
    {
        try
        {
            return PlanFile.Read(File.ReadAllBytes(PathOf(file, terminal)), DefectReport.Version);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StopException.Usage($"{DiagnosticRenderer.Visible(file)} を読めません。", $"{DiagnosticRenderer.Visible(file)} can't be read.");
        }
    }

    private static string PathOf(string file, Terminal terminal) => Path.GetFullPath(file, terminal.Context.WorkingFolder);
}
