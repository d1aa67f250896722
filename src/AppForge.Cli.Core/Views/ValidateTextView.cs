using System.Globalization;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Cli.Views;

/// <summary>A validation for people: each mistake with its line, the summary last.</summary>
internal static class ValidateTextView
{
    /// <summary>Writes the report as data.</summary>
    public static void Write(ValidationReport report, Terminal terminal)
    {
        terminal.Write(Text(report.Diagnostics, terminal, terminal.IsOutPainted));
        terminal.WriteLine(Summary(report, terminal));
        if (report.Scripts is { Files: > 0 } scripts)
        {
            var (files, uses, unknown) = (Number(scripts.Files), Number(scripts.Uses), Number(scripts.Unknown));
            terminal.WriteLine(terminal.Say(
                $"JavaScript  {files}ファイル   確かめた参照 {uses}   実行するまで分からない参照 {unknown}", $"JavaScript  {files} {(scripts.Files == 1 ? "file" : "files")}   uses checked {uses}   known only when it runs {unknown}"));
        }
    }

    /// <summary>Writes the errors of a project as talk: a command that needs valid definitions found others.</summary>
    /// <param name="diagnostics">What is wrong; warnings are passed over.</param>
    /// <param name="terminal">Where it is shown.</param>
    /// <param name="isWritten">Whether the definitions are those that the command itself has just written.</param>
    public static void WriteErrors(IEnumerable<Diagnostic> diagnostics, Terminal terminal, bool isWritten = false)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        var count = errors.Count.ToString(CultureInfo.InvariantCulture);
        terminal.NoteLine(Text(errors, terminal, terminal.IsErrorPainted).TrimEnd('\n'));
        terminal.NoteError(isWritten
            ? new($"書き出した定義に誤りが {count}件あります。", $"the definitions that were written have errors ({count}).")
            : new($"定義に誤りが {count}件あるため、何もしていません。", $"nothing was done: errors in the definitions ({count})."));
    }

    private static string Text(IEnumerable<Diagnostic> diagnostics, Terminal terminal, bool isPainted)
    {
        var renderer = new DiagnosticRenderer(terminal.Language, terminal.Width, (part, text) => Terminal.Painted(PaintOf(part), text, isPainted));
        return string.Concat(diagnostics.Select(d => renderer.Render(d) + "\n"));
    }

    private static string Summary(ValidationReport report, Terminal terminal)
    {
        var summary = terminal.PaintOut(Paint.Bold, terminal.Say("まとめ", "Summary"));
        var errors = terminal.PaintOut(report.Errors > 0 ? Paint.Red : Paint.Plain, Count(terminal.Say("エラー", "errors"), report.Errors));
        var warnings = terminal.PaintOut(report.Warnings > 0 ? Paint.Yellow : Paint.Plain, Count(terminal.Say("警告", "warnings"), report.Warnings));
        var waived = report.Waived.IsEmpty ? "" : "   " + Count(terminal.Say("除外", "waived"), report.Waived.Length);
        var apps = report.Apps.ToString(CultureInfo.InvariantCulture) + terminal.Say("アプリ", report.Apps == 1 ? " app" : " apps");
        return $"{summary}  {apps}   {errors}   {warnings}{waived}      {Count(terminal.Say("終了コード", "exit code"), report.ExitCode)}";
    }

    private static string Count(string word, int count) => word + " " + Number(count);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static Paint PaintOf(DiagnosticRendererPart part) => part switch
    {
        DiagnosticRendererPart.Place => Paint.Bold,
        DiagnosticRendererPart.Error => Paint.Red,
        DiagnosticRendererPart.Warning => Paint.Yellow,
        _ => Paint.Dim,
    };
}
