using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AppForge.Compiler.CSharp;

/// <summary>
/// How C# is compiled here: a fixed version of the language, the same bytes for the same sources. Whoever names a type of Roslyn loads it, which costs a second:
/// commands that need no C# never come to this folder's types with such names. The central type of this folder.
/// </summary>
internal static class CSharpCompiler
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, DocumentationMode.None);

    /// <summary>Parses a file.</summary>
    public static SyntaxTree Parse(string path, string text, DocumentationMode documentation, CancellationToken cancellationToken) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), Parsing.WithDocumentationMode(documentation), path, cancellationToken);

    /// <summary>A compilation of files.</summary>
    public static CSharpCompilation Create(string assembly, ImmutableArray<SyntaxTree> trees, NullableContextOptions nullable) => CSharpCompilation.Create(
        assembly, trees, ReferenceAssemblies.All,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, checkOverflow: true, allowUnsafe: false, deterministic: true, nullableContextOptions: nullable,
            metadataImportOptions: MetadataImportOptions.Public));
}
