using AppForge.Cli.Projects;

namespace AppForge.Cli.Commands;

/// <summary>Keeps a new deployment from beginning beside one that was stopped halfway.</summary>
internal static class RunGate
{
    /// <summary>Refuses where the latest run of an environment left something.</summary>
    /// <param name="runs">The environment's runs; null where none are kept.</param>
    /// <exception cref="StopException">One did.</exception>
    public static void RefuseBesideUnfinished(RunFolder? runs)
    {
        if (runs?.Unfinished() is { } run)
        {
            throw new StopException(ExitCode.Refused, new(
                $"途中で止まった反映 {run} があります。続けるには appforge resume {run}、取り消すには appforge abort {run} を実行してください。何も書き込んでいません。",
                $"The deployment {run} was stopped halfway. To go on: appforge resume {run}. To take it back: appforge abort {run}. Nothing was written."));
        }
    }
}
