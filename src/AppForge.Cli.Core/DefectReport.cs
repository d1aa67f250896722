using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using AppForge.Cli.Projects;

namespace AppForge.Cli;

/// <summary>
/// Writes down a defect of AppForge for its makers: what kind of exception, where in the code, on which system. Messages, arguments and variables stay out:
/// any of them may hold a secret or a record's value.
/// </summary>
internal static class DefectReport
{
    /// <summary>The version of the tool.</summary>
    public static string Version { get; } =
        typeof(DefectReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>The text of a report.</summary>
    /// <param name="defect">What happened.</param>
    /// <param name="command">The command's name, without its arguments.</param>
    /// <param name="now">When.</param>
    public static string Text(Exception defect, string command, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"AppForge {Version}\n");
        text.Append(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\n");
        text.Append(CultureInfo.InvariantCulture, $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}\n");
        text.Append(CultureInfo.InvariantCulture, $"command: {command}\n");
        for (var exception = defect; exception is not null; exception = exception.InnerException)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{exception.GetType().FullName}\n{exception.StackTrace}\n");
        }

        return text.ToString();
    }

    /// <summary>Writes the report below <c>.appforge/reports</c> of the working folder, else among the temporary files.</summary>
    /// <returns>The file; null where none could be written.</returns>
    public static string? Write(string report, CliContext context)
    {
        var name = "defect-" + context.Time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + ".txt";
        string[] folders = [Path.Combine(ProjectFolder.Find(context.WorkingFolder) ?? context.WorkingFolder, ".appforge", "reports"), Path.GetTempPath()];
        foreach (var folder in folders)
        {
            try
            {
                Directory.CreateDirectory(folder);
                var path = Path.Combine(folder, name);
                File.WriteAllText(path, report);
                return path;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The next folder may take it.
            }
        }

        return null;
    }
}
