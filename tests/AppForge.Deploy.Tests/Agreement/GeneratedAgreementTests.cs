using System.Text.RegularExpressions;
using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Tests.Deployment;
using AppForge.Deploy.Tests.Generated;
using AppForge.Testing;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Agreement;

/// <summary>
/// What the catalog can say and the compiler takes, the emulator takes: generated apps are deployed, and what is refused of them is in <c>generated.txt</c> by the
/// parameter that is named and the code, with the reason.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed partial class GeneratedAgreementTests
{
    private const int InSuite = 40;
    private const int MostAttempts = 30;
    private const uint Stream = 7;

    private static readonly Exceptions Exceptions = new("generated.txt");

    [Test]
    public async Task What_the_compiler_takes_is_taken()
    {
        await using var tenant = await ValidApps.StartTenantAsync();
        var masters = tenant.Ids;

        // The same apps each time: the list is exact for them.
        Dictionary<string, string> refused = new(StringComparer.Ordinal);
        for (ulong seed = 0; seed < (ulong)Math.Min(Cases.Of(InSuite), 500); seed++)
        {
            var text = ValidApps.Texts.Generate(new PCG(Stream, seed), null, out _);
            for (var attempt = 0; attempt < MostAttempts; attempt++)
            {
                tenant.Ids = masters;
                if ((await tenant.DeployAsync(Compiled([new($"apps/{ValidApps.Key}/app.yaml", text)]))).Failure is not { } failure)
                {
                    break;
                }

                refused.TryAdd(NameOf(failure), $"{failure.Describe(Language.English)}\n{text}");
                text = ValidApps.WithoutRefused(text, failure.Describe(Language.English));
            }
        }

        refused.Where(r => !Exceptions.Names.Contains(r.Key)).Select(r => $"{r.Key}\n{r.Value}").ShouldBeEmpty();
        Exceptions.Names.Except(refused.Keys).ShouldBeEmpty("generated.txt allows what never comes");
    }

    // Without the names of the app: POST preview/app/form/fields.json properties[].lookup.filterCond CB_VA01.
    private static string NameOf(KintoneApiException failure) =>
        $"{failure.Request.Split(" (")[0]} {string.Concat(failure.FieldErrors.Keys.Take(1).Select(k => InBrackets().Replace(k, "[]") + " "))}{failure.Code}";

    private static Compilation Compiled(SourceText[] apps)
    {
        var compilation = AppCompiler.Compile(ProjectFiles.Of([.. ValidApps.Masters, .. apps]), CancellationToken.None);
        ImportCheck.Errors(compilation).ShouldBeEmpty();
        return compilation;
    }

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex InBrackets();
}
