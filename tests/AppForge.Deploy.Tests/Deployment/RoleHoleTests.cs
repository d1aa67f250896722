using System.Collections.Immutable;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using AppForge.Deploy.Environments;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>A role that one environment names and another doesn't is a hole there, known before anything is read or written.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class RoleHoleTests
{
    private const string App = "name: A\nacl:\n  app:\n    - { entity: role/leader, allow: all }\n";

    [Test]
    public void A_role_that_the_environment_does_not_name_is_told_where_it_stands()
    {
        var hole = Resolved(App).ShouldHaveSingleItem();
        (hole.Code, hole.Span.StartPosition.Line).ShouldBe(("AF4001", 4));
    }

    [Test]
    public void What_names_no_role_has_no_hole() => Resolved(App.Replace("role/leader", "creator", StringComparison.Ordinal)).ShouldBeEmpty();

    private static ImmutableArray<Diagnostic> Resolved(string app)
    {
        var project = AppCompiler.Compile(
            ProjectFiles.Of([new("appforge.yaml", "name: test\n"), new("environments/honban.yaml", "roles:\n  leader: user/sato\n"), new SourceText("apps/a/app.yaml", app)]), CancellationToken.None);
        ImportCheck.Errors(project).ShouldBeEmpty();
        return EnvironmentResolver.Resolve(project, EnvironmentModel.Empty("staging")).Diagnostics;
    }
}
