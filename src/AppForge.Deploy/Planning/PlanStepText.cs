using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning;

/// <summary>A step in one line, as saved plans show it: what is asked of kintone, in its words.</summary>
internal static class PlanStepText
{
    public static string Of(PlanStep step) => step switch
    {
        CreateAppStep s => $"POST preview/app {Address.OfApp(s.App)}",
        AddEntriesStep s => $"POST preview/{s.Area.Resource} {Address.OfApp(s.App)}: {string.Join(", ", s.Entries.Select(e => e.Key))}",
        ChangeEntriesStep s => $"PUT preview/{s.Area.Resource} {Address.OfApp(s.App)}: {string.Join(", ", s.Entries.Select(e => e.RenamedFrom is { } old ? $"{old.Text} -> {e.Key}" : e.Key))}",
        DeleteEntriesStep s => $"DELETE preview/{s.Area.Resource} {Address.OfApp(s.App)}: {string.Join(", ", s.Keys)}",
        WriteAreaStep s => $"PUT preview/{s.Area.Resource} {Address.OfApp(s.App)}{(s.Uploads == 0 ? "" : FormattableString.Invariant($" with {s.Uploads} files"))}",
        AddRowsStep s => $"POST preview/{s.Area.Resource} {Address.OfApp(s.App)}",
        ConfirmRenamesStep s => $"look whether renames were followed {Address.OfApp(s.App)}: {string.Join(", ", s.Areas.Select(a => a.Name))}",
        MoveAppStep s => FormattableString.Invariant($"POST app/move {Address.OfApp(s.App)} -> {s.Space}"),
        DeployStep s => $"POST preview/app/deploy ({s.Purpose}) {string.Join(", ", s.Apps.Select(a => Address.OfApp(a).Text))}",
        _ => throw new InvalidOperationException($"Nobody said what {step.GetType().Name} is called."),
    };
}
