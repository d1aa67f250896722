using System.Collections.Immutable;
using System.Text;
using AppForge.Compiler.CSharp.Generation;
using AppForge.Compiler.Diagnostics;
using AppForge.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using SourceText = AppForge.Compiler.Syntax.SourceText;

namespace AppForge.Compiler.CSharp.Policies;

/// <summary>
/// Compiles the policies of a project: first as they are written, for the mistakes and for what they use; then with a step in every loop and method, so that they can be
/// stopped. Lines stay where they are. The same sources give the same bytes.
/// </summary>
internal static class PolicyCompiler
{
    private const string AssemblyName = "policies";
    private const int MaxFileLength = 256 * 1024;
    private const int MaxFiles = 200;
    private const int MostErrors = 50;

    /// <summary>Compiles.</summary>
    /// <returns>The assembly; null where something is wrong, which is reported then.</returns>
    public static PolicyImage? Compile(ImmutableArray<SourceText> sources, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        if (sources.Skip(MaxFiles).FirstOrDefault() is { } oneTooMany)
        {
            diagnostics.Report(PolicyDiagnostics.TooLarge, oneTooMany.Span(0, 0));
            return null;
        }

        if (sources.FirstOrDefault(s => s.Content.Length > MaxFileLength) is { } large)
        {
            diagnostics.Report(PolicyDiagnostics.TooLarge, large.Span(0, 0));
            return null;
        }

        try
        {
            return Compile(sources.ToImmutableDictionary(s => s.Path, StringComparer.Ordinal), diagnostics, cancellationToken);
        }
        catch (InsufficientExecutionStackException)
        {
            diagnostics.Report(PolicyDiagnostics.TooLarge, sources[0].Span(0, 0));
            return null;
        }
    }

    private static PolicyImage? Compile(ImmutableDictionary<string, SourceText> sources, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var trees = sources.Values.OrderBy(s => s.Path, StringComparer.Ordinal)
            .Select(s => CSharpCompiler.Parse(s.Path, s.Content, DocumentationMode.None, cancellationToken)).ToImmutableArray();
        var written = CSharpCompiler.Create(AssemblyName, trees, NullableContextOptions.Enable);
        var errors = written.GetDiagnostics(cancellationToken).Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            foreach (var error in errors.OrderBy(e => e.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(e => e.Location.SourceSpan.Start).Take(MostErrors))
            {
                var source = sources[error.Location.SourceTree?.FilePath ?? trees[0].FilePath];
                diagnostics.Report(
                    PolicyDiagnostics.DoesNotCompile, source.Span(error.Location.SourceSpan.Start, error.Location.SourceSpan.End), error.Id,
                    error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
            }

            return null;
        }

        var found = new DiagnosticBag();
        foreach (var tree in trees)
        {
            new PolicyApiCheck(written.GetSemanticModel(tree), sources[tree.FilePath], found).Check(tree.GetRoot(cancellationToken));
        }

        var classes = PolicyClasses(written, sources, found, cancellationToken);
        if (classes.Count == 0 && !found.HasErrors)
        {
            found.Report(PolicyDiagnostics.NoPolicy, sources[trees[0].FilePath].Span(0, 0));
        }

        diagnostics.AddRange(found);
        return found.HasErrors || classes.Count == 0 ? null : Emit(written, trees, classes, cancellationToken);
    }

    private static PolicyImage Emit(CSharpCompilation written, ImmutableArray<SyntaxTree> trees, IReadOnlyList<PolicyClass> classes, CancellationToken cancellationToken)
    {
        var guarded = trees.Select(t => t.WithRootAndOptions(new PolicyGuardRewriter(written.GetSemanticModel(t)).Visit(t.GetRoot(cancellationToken)), t.Options)).ToImmutableArray();
        var compilation = CSharpCompiler.Create(
            AssemblyName, guarded.Add(CSharpCompiler.Parse("", GuardOf(classes), DocumentationMode.None, cancellationToken)), NullableContextOptions.Enable);
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellationToken);
        return result.Success
            ? new(assembly.ToArray(), symbols.ToArray())
            : throw new InvalidOperationException("Policies that compile as written don't compile with steps:\n"
                + string.Join('\n', result.Diagnostics.Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Take(20)));
    }

    private static List<PolicyClass> PolicyClasses(CSharpCompilation written, ImmutableDictionary<string, SourceText> sources, DiagnosticBag found, CancellationToken cancellationToken)
    {
        var policy = written.GetTypeByMetadataName(typeof(Policy).FullName!)!;
        List<PolicyClass> classes = [];
        foreach (var tree in written.SyntaxTrees)
        {
            var model = written.GetSemanticModel(tree);
            foreach (var declaration in tree.GetRoot(cancellationToken).DescendantNodes().OfType<TypeDeclarationSyntax>())
            {
                if (model.GetDeclaredSymbol(declaration, cancellationToken) is not { TypeKind: TypeKind.Class, IsAbstract: false } type || !DerivesFrom(type, policy)
                    || type.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) != declaration)
                {
                    continue;
                }

                var name = declaration.Identifier.Span;
                if (type.ContainingType is not null || type.IsGenericType || type.IsFileLocal
                    || !type.InstanceConstructors.Any(c => c.Parameters.IsEmpty && c.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal))
                {
                    found.Report(PolicyDiagnostics.NotCreatable, sources[tree.FilePath].Span(name.Start, name.End), type.Name);
                }
                else
                {
                    classes.Add(new(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), tree.FilePath, name.Start, name.Length));
                }
            }
        }

        return classes;
    }

    private static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol policy)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(parent, policy))
            {
                return true;
            }
        }

        return false;
    }

    // A budget belongs to a thread: one that was left behind never takes steps on the next policy's account.
    private static string GuardOf(IEnumerable<PolicyClass> classes)
    {
        var (budget, entry) = ($"global::{typeof(PolicyBudget).FullName}", $"global::{typeof(PolicyEntry).FullName}");
        var text = new StringBuilder();
        text.Append($"public static class {PolicyAssembly.Guard}\n{{\n");
        text.Append($"    [global::System.ThreadStatic] private static {budget} _budget;\n");
        text.Append($"    public static void Use({budget} budget) => _budget = budget;\n");
        text.Append("    public static bool Step() => _budget.Step();\n");
        text.Append($"    public static {entry}[] Entries() =>\n    [\n");
        foreach (var one in classes)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"        new({CSharpText.Literal(one.Path)}, {one.Start}, {one.Length}, static () => new {one.Name}()),\n");
        }

        return text.Append("    ];\n}\n").ToString();
    }

    private sealed record PolicyClass(string Name, string Path, int Start, int Length);
}
