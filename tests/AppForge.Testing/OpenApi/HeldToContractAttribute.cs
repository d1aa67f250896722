using NUnit.Framework;
using NUnit.Framework.Interfaces;
using Shouldly;

namespace AppForge.Testing.OpenApi;

/// <summary>
/// Put on an assembly of tests: every exchange with an emulator that runs in their process is held against kintone's published description, and a test fails
/// whose emulator answers, or accepts, what the description does not have.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class HeldToContractAttribute : Attribute, ITestAction
{
    /// <summary>Watches from now on: an emulator may be started before the first test.</summary>
    public HeldToContractAttribute() => ContractWatch.Start();

    public ActionTargets Targets => ActionTargets.Test | ActionTargets.Suite;

    public void BeforeTest(ITest test)
    {
    }

    public void AfterTest(ITest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        var watch = ContractWatch.Start();
        Demand(test.IsSuite ? watch.TakeRest() : watch.Take(test));
        if (test.IsSuite)
        {
            TestContext.Progress.WriteLine(watch.Summary);
        }
    }

    private static void Demand(IReadOnlyList<string> violations)
    {
        if (violations.Count > 0)
        {
            throw new ShouldAssertException("Not as kintone's description (or the list of known deviations) has it:\n" + string.Join("\n", violations));
        }
    }
}
