using AppForge.Deploy.Environments;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>A role that an environment doesn't name is a hole, known before anything is read or written.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class RoleHoleTests
{
    private const string App = "name: A\nacl:\n  app:\n    - { entity: role/leader, allow: all }\n";

    [Test]
    public void A_role_that_the_environment_does_not_name_is_told_where_it_stands()
    {
        var (_, diagnostics) = EnvironmentResolver.Resolve(Definitions.Of(("a", App)), EnvironmentModel.Empty("staging"));

        var hole = diagnostics.ShouldHaveSingleItem();
        (hole.Code, hole.Span.StartPosition.Line).ShouldBe(("AF4001", 4));
    }

    [Test]
    public void What_names_no_role_has_no_hole() =>
        EnvironmentResolver.Resolve(Definitions.Of(("a", App.Replace("role/leader", "creator", StringComparison.Ordinal))), EnvironmentModel.Empty("staging")).Diagnostics.ShouldBeEmpty();
}
