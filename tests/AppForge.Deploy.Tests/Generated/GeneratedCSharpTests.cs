using AppForge.Compiler;
using AppForge.Compiler.CSharp.Generation;
using AppForge.Compiler.Syntax;
using AppForge.Testing;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Generated;

/// <summary>Whatever the catalog can say has typed C#: it compiles without a warning, and comes out the same twice.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class GeneratedCSharpTests
{
    [Test]
    public void Every_valid_app_has_C_sharp_that_compiles_without_a_warning()
    {
        var texts = ValidApps.Texts.Array[Cases.Of(30)].Single();
        foreach (var text in texts)
        {
            var files = TypedModelEmitter.Emit(Compiled(text));
            files.ShouldBe(TypedModelEmitter.Emit(Compiled(text)));
            Should.NotThrow(() => GeneratedCodeCheck.Compile(files, CancellationToken.None), text);
        }
    }

    private static Compilation Compiled(string text) =>
        AppCompiler.Compile(ProjectFiles.Of([.. ValidApps.Masters, new SourceText($"apps/{ValidApps.Key}/app.yaml", text)]), CancellationToken.None);
}
