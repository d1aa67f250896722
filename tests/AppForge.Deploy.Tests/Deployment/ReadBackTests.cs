using AppForge.Deploy.Applying;
using AppForge.Deploy.Kintone;
using AppForge.Emulator;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>What is live and can't be read back isn't taken for proven, and the ids of what was created are kept.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class ReadBackTests
{
    [Test]
    public async Task Who_manages_an_app_without_a_right_to_its_records_proves_it_by_the_revision()
    {
        await using var tenant = await StartAsync();

        var result = await tenant.DeployAsync(Definitions.Of(("a", "name: A\nacl:\n  app:\n    - { entity: user/sato, allow: all }\n    - { entity: creator, allow: [appEditable] }\n    - everyone\n")));

        result.Failure?.Message.ShouldBeNull();
        result.Outcome.ShouldBe(ApplyOutcome.Applied);
    }

    [Test]
    public async Task Permissions_that_shut_the_account_out_end_with_the_ids_and_the_reason()
    {
        await using var tenant = await StartAsync();

        var result = await tenant.DeployAsync(Definitions.Of(("a", "name: A\nacl:\n  app:\n    - { entity: user/sato, allow: all }\n    - everyone\n")));

        result.Outcome.ShouldBe(ApplyOutcome.Partial);
        result.Failure.ShouldNotBeNull().Kind.ShouldBe(KintoneErrorKind.Forbidden);
        result.Ids.IdOf("a").ShouldNotBeNull();
    }

    private static Task<LocalTenant> StartAsync() => LocalTenant.StartAsync(directory: new EmulatorDirectory
    {
        Users = [.. new[] { "Administrator", "sato" }.Select(c => new EmulatorUser { Code = c, Password = "cybozu" })],
    });
}
