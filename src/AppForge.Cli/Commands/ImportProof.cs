using AppForge.Cli.Environments;
using AppForge.Cli.Projects;
using AppForge.Cli.Views;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Live;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Commands;

/// <summary>Proves an import: what was written is compiled again and compared with the environment; the plan has to be empty.</summary>
internal static class ImportProof
{
    /// <summary>Compares and says the result.</summary>
    /// <returns>0, or what a script has to know; and the plan, null where the definitions have errors.</returns>
    public static async Task<(int Code, Plan? Plan)> ShowAsync(string target, ImportResult result, EnvironmentSession session, Terminal terminal, CancellationToken cancellationToken)
    {
        var project = ProjectFolder.Open(terminal.Context, target);
        var compilation = AppCompiler.Compile(project.Files, terminal.Context.Compiling, cancellationToken);
        var (apps, unresolved) = EnvironmentResolver.Resolve(compilation, session.Environment);

        // What is in kintone is taken as it is: the governance rules that it breaks are counted, and validate shows them.
        var errors = compilation.Diagnostics.Concat(unresolved).Where(d => d.Severity == DiagnosticSeverity.Error && !d.IsGovernance).ToList();
        if (errors.Count > 0)
        {
            ValidateTextView.WriteErrors(errors, terminal, isWritten: true);
            return (ExitCode.DefinitionErrors, null);
        }

        var keys = result.Apps.Select(a => a.Key).ToList();
        var plan = await new Planner(session.Api, session.Budget, session.FilesOf(project)).PlanAsync(ProjectTraits.Of(compilation.Project), session.Environment, apps, result.Ids, keys, cancellationToken);
        var requests = RequestsText.Sent(session.Budget.Snapshot(), terminal);
        if (plan.IsEmpty)
        {
            NoteGovernance(compilation, keys, terminal);
            terminal.Note(
                $"確認: 取り込んだ {keys.Count}アプリと環境 {session.Environment.Name} に差はありません（計画は空です）。   {requests}",
                $"proof: the {keys.Count} imported apps and the environment {session.Environment.Name} don't differ (the plan is empty).   {requests}");
            return (ExitCode.Done, plan);
        }

        terminal.NoteLine(PlanTextView.Text(plan, terminal));
        terminal.NoteError(new("取り込んだ定義と環境に差があります。上の計画を確かめてください。", "the imported definitions and the environment differ; see the plan above."));
        return (ExitCode.Differs, plan);
    }

    private static void NoteGovernance(Compilation compilation, List<string> keys, Terminal terminal)
    {
        var count = compilation.Diagnostics.Count(d => d.IsGovernance && keys.Exists(k => d.Paths.Any(p => p.StartsWith(ProjectFiles.FolderOf(k), StringComparison.Ordinal))));
        if (count > 0)
        {
            terminal.Note(
                $"ガバナンス規則の指摘が {count}件あります。appforge validate で確かめてください。", $"findings of governance rules: {count}. See appforge validate.");
        }
    }
}
