using System.Collections.Immutable;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Planning;
using AppForge.Deploy.Planning.Findings;

namespace AppForge.Cli.Commands;

/// <summary>Decides whether a plan may be carried out: what is refused without asking, and whether the answer is yes.</summary>
internal static class DeployGate
{
    /// <summary>Why a plan is refused.</summary>
    /// <param name="DataLoss">The changes that lose data and aren't allowed.</param>
    /// <param name="Foreign">The apps to be written in which somebody else has undeployed changes: they would go live, or be overwritten.</param>
    /// <param name="Namesakes">The new apps whose name another app has already: they may be the same, and a second one can't be deleted.</param>
    /// <param name="Moves">The apps that API tokens can't move into another space.</param>
    /// <param name="Unwritable">What would have to be written whole, but holds something that the account can't see.</param>
    /// <param name="Renames">Removals that look like renames nobody declared, and aren't allowed; they aren't among <paramref name="DataLoss"/>.</param>
    /// <param name="Findings">What kintone would refuse, what the credentials can't do, what doesn't fit into the requests of today.</param>
    public sealed record Reasons(
        ImmutableArray<Change> DataLoss, ImmutableArray<AppPlan> Foreign, ImmutableArray<AppPlan> Namesakes, ImmutableArray<AppPlan> Moves, ImmutableArray<Address> Unwritable,
        ImmutableArray<SuspectedRename> Renames, ImmutableArray<PlanFinding> Findings)
    {
        /// <summary>Whether nothing speaks against it.</summary>
        public bool IsEmpty => DataLoss.IsEmpty && Foreign.IsEmpty && Namesakes.IsEmpty && Moves.IsEmpty && Unwritable.IsEmpty && Renames.IsEmpty && Findings.IsEmpty;
    }

    /// <summary>Why a plan is refused, whatever anybody answers.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="allowed">The addresses whose loss of data is allowed.</param>
    /// <param name="hasTokens">Whether it would be carried out with API tokens.</param>
    /// <param name="uses">The requests of today against the limit.</param>
    public static Reasons WhyRefused(Plan plan, IReadOnlyList<string> allowed, bool hasTokens, ImmutableArray<BudgetUse> uses)
    {
        bool IsRefused(Address address) => !allowed.Contains(address.Text, StringComparer.Ordinal);
        var renames = plan.SuspectedRenames.Where(r => IsRefused(r.Old)).ToImmutableArray();
        return new(
            [.. plan.NeedingApproval.Where(c => IsRefused(c.Address) && !renames.Any(r => r.Old == c.Address))],
            [.. plan.Foreign.Where(a => a.HasWork)],
            [.. plan.WithNamesakes],
            [.. plan.Apps.Where(a => hasTokens && a.Move is not null)],
            [.. plan.Apps.SelectMany(a => a.Unwritable)],
            renames,
            [.. plan.Findings.Where(f => f.IsRefusal), .. hasTokens ? TokenAccess.MissingIn(plan) : [], .. uses.Where(u => !u.Fits).Select(u => u.Finding)]);
    }

    /// <summary>Whether the answer is yes; asks where nothing was answered beforehand.</summary>
    /// <exception cref="StopException">An answer is needed, and nobody is there to give it; or the name given is another environment's.</exception>
    public static bool IsConfirmed(YesAnswer yes, EnvironmentModel environment, Terminal terminal)
    {
        if (yes.Environment is { } named && named != environment.Name)
        {
            throw StopException.Usage(
                $"--yes={named} は環境 {environment.Name} への答えになりません。", $"--yes={named} is no answer for the environment {environment.Name}.");
        }

        if (yes.Environment is not null || (yes.Given && !environment.IsProtected))
        {
            return true;
        }

        var answerBeforehand = environment.IsProtected ? $"--yes={environment.Name}" : "--yes";
        if (!terminal.Context.IsInTerminal)
        {
            throw StopException.Usage(
                $"確認が要りますが、端末がありません。計画を確かめたうえで {answerBeforehand} を付けてください。何も書き込んでいません。",
                $"An answer is needed, but there is no terminal. Look at the plan, then add {answerBeforehand}. Nothing was written.");
        }

        return environment.IsProtected
            ? terminal.Ask(terminal.Say($"{environment.Name} は保護された環境です。反映するなら環境の名前を入力してください:", $"{environment.Name} is protected. To deploy, type its name:")) == environment.Name
            : terminal.Ask(terminal.Say("反映しますか？ [y/N]", "Deploy? [y/N]"))?.ToUpperInvariant() is "Y" or "YES" or "はい";
    }
}
