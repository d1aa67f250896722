using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AppForge.Compiler.CSharp.Generation;

/// <summary>Compiles what was generated. That it compiles without a warning is our business, not an author's.</summary>
public static class GeneratedCodeCheck
{
    /// <summary>Compiles the files together.</summary>
    /// <returns>The assembly.</returns>
    /// <exception cref="InvalidOperationException">There is an error or a warning: a defect of the emitter.</exception>
    public static ImmutableArray<byte> Compile(ImmutableArray<GeneratedFile> files, CancellationToken cancellationToken)
    {
        var compilation = CSharpCompiler.Create("Kintone.Apps", [.. files.Select(f => CSharpCompiler.Parse(f.Name, f.Text, DocumentationMode.Diagnose, cancellationToken))], NullableContextOptions.Enable);
        using var image = new MemoryStream();
        var result = compilation.Emit(image, cancellationToken: cancellationToken);
        var said = result.Diagnostics.Where(d => d.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning).ToList();
        return said.Count == 0
            ? [.. image.ToArray()]
            : throw new InvalidOperationException("The generated C# doesn't compile:\n" + string.Join('\n', said.Take(20)));
    }
}
