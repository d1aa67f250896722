using System.Globalization;
using System.Runtime.CompilerServices;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.CSharp.Policies;

/// <summary>What a running policy has left. The compiler of policies puts a <see cref="Step"/> at the start of every loop's body, method, accessor and lambda.</summary>
public sealed class PolicyBudget
{
    private const int StepsBetweenLooks = 1024;

    private readonly PolicyLimits _limits;
    private readonly long _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
    private long _steps;
    private int _reports;
    private volatile LocalizedText? _stopped;

    internal PolicyBudget(PolicyLimits limits) => _limits = limits;

    /// <summary>Counts a step.</summary>
    /// <returns>True, so that a step may stand where a value has to.</returns>
    /// <exception cref="PolicyStoppedException">A limit is reached.</exception>
    /// <exception cref="InsufficientExecutionStackException">The policy calls itself too deep.</exception>
    public bool Step()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_steps > _limits.Steps)
        {
            Stop(Counted(_limits.Steps, "ステップ", "steps"));
        }
        else if (_steps % StepsBetweenLooks == 0 && GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore > _limits.Bytes)
        {
            Stop(Counted(_limits.Bytes / (1024 * 1024), " MiB のメモリー", "MiB of memory"));
        }

        return _stopped is null ? true : throw new PolicyStoppedException(_stopped);
    }

    /// <summary>Counts a report.</summary>
    internal void Report()
    {
        if (++_reports > _limits.Reports)
        {
            Stop(Counted(_limits.Reports, "件の報告", "reports"));
        }

        Step();
    }

    /// <summary>Stops at the next step, whichever thread says so.</summary>
    internal LocalizedText StopForTime()
    {
        var limit = Counted((long)_limits.Time.TotalSeconds, "秒", "seconds");
        Stop(limit);
        return limit;
    }

    private void Stop(LocalizedText limit) => _stopped ??= limit;

    private static LocalizedText Counted(long count, string japanese, string english)
    {
        var number = count.ToString("#,0", CultureInfo.InvariantCulture);
        return new(number + japanese, $"{number} {english}");
    }
}
