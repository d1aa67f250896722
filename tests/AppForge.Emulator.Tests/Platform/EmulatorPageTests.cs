using AppForge.Emulator.Http;
using AppForge.Testing;
using Shouldly;

namespace AppForge.Emulator.Tests.Platform;

/// <summary>Every endpoint of the reference is served, or left out for a reason that is written down; the page that says so is fresh.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class EmulatorPageTests : PlatformTest
{
    [Test]
    public void The_page_is_fresh() => Golden.Matches(EmulatorPageText.Write(), "docs/emulator.md");

    [Test]
    public void Nothing_is_served_that_kintone_does_not_have() =>
        EndpointTable.All.Select(EmulatorPageText.CallOf).Except(EmulatorPageText.Reference().Select(e => e.Call), StringComparer.Ordinal).ShouldBeEmpty();

    [Test]
    public void Every_reason_is_needed()
    {
        HashSet<string> served = [.. EndpointTable.All.Select(EmulatorPageText.CallOf)];
        foreach ((string prefix, _, _) in EmulatorPageText.Reasons)
        {
            EmulatorPageText.Reference().ShouldContain(e => e.Call.StartsWith(prefix, StringComparison.Ordinal) && !served.Contains(e.Call), prefix);
        }
    }

    [Test]
    public void Guest_spaces_have_the_paths_the_reference_says()
    {
        Dictionary<string, bool> reference = EmulatorPageText.Reference().ToDictionary(e => e.Call, e => e.InGuestSpaces, StringComparer.Ordinal);
        foreach (ApiOperation operation in EndpointTable.All.Where(o => !o.IsUserApi))
        {
            (!operation.IsNeverGuest).ShouldBe(reference[EmulatorPageText.CallOf(operation)], EmulatorPageText.CallOf(operation));
        }
    }

    [Test]
    public async Task What_is_not_served_is_a_page_and_no_error_of_kintone()
    {
        foreach ((string call, _, _) in EmulatorPageText.Reference().Where(e => !EndpointTable.All.Select(EmulatorPageText.CallOf).Contains(e.Call)))
        {
            string[] parts = call.Split(' ');
            Reply reply = await Admin.SendAsync(parts[0], parts[1], parts[0] is "GET" ? null : "{}");
            (reply.Status, reply.Headers["Content-Type"].Split(';')[0]).ShouldBe((404, "text/html"), call);
        }
    }
}
