using AppForge.Compiler.Diagnostics;
using AppForge.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using DiagnosticDescriptor = AppForge.Compiler.Diagnostics.DiagnosticDescriptor;
using SourceText = AppForge.Compiler.Syntax.SourceText;

namespace AppForge.Compiler.CSharp.Policies;

/// <summary>
/// Checks a file of policies against what they may use: every name by what it means, every expression by its type, so that neither an alias nor <c>var</c> hides anything;
/// and against what they may write. One message a line: the rest of the line follows from it.
/// </summary>
/// <param name="model">What the names mean.</param>
/// <param name="source">The file.</param>
/// <param name="diagnostics">Takes what is wrong.</param>
internal sealed class PolicyApiCheck(SemanticModel model, SourceText source, DiagnosticBag diagnostics)
{
    private readonly HashSet<int> _lines = [];

    /// <summary>Checks the file.</summary>
    public void Check(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (Construct(node) is { } construct)
            {
                Report(PolicyDiagnostics.NotAllowedConstruct, construct.At, construct.What);
            }

            if (Refused(node) is { } refused)
            {
                Report(PolicyDiagnostics.NotAllowed, node.Span, refused);
            }
            else if (LacksTimeout(node))
            {
                Report(PolicyDiagnostics.RegexWithoutTimeout, node.Span);
            }
        }
    }

    private void Report(DiagnosticDescriptor descriptor, Microsoft.CodeAnalysis.Text.TextSpan span, params ReadOnlySpan<object> arguments)
    {
        if (_lines.Add(source.PositionOf(span.Start).Line))
        {
            diagnostics.Report(descriptor, source.Span(span.Start, span.End), arguments);
        }
    }

    // What a node names, or the type that it has: as far as a policy may not use it.
    private string? Refused(SyntaxNode node)
    {
        if (node is SimpleNameSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax
            && Named(node) is { } symbol && Refused(symbol) is { } name)
        {
            return name;
        }

        if (node is not ExpressionSyntax || node.Parent is NameColonSyntax or NameEqualsSyntax)
        {
            return null;
        }

        var type = model.GetTypeInfo(node);
        return Refused(type.Type) ?? Refused(type.ConvertedType);
    }

    private ISymbol? Named(SyntaxNode node)
    {
        var info = model.GetSymbolInfo(node);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { } symbol ? symbol is IAliasSymbol alias ? alias.Target : symbol : null;
    }

    private string? Refused(ISymbol symbol) => symbol switch
    {
        ITypeSymbol type => Refused(type),
        INamespaceSymbol or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or ILabelSymbol or IDiscardSymbol => null,
        { ContainingType: { } type } => Refused(type) ?? (PolicyApi.Refuses(symbol) ? $"{type.ToDisplayString()}.{symbol.Name}" : null),
        _ => null,
    };

    private string? Refused(ITypeSymbol? type) => type switch
    {
        null or IErrorTypeSymbol or ITypeParameterSymbol or IDynamicTypeSymbol => null,
        IArrayTypeSymbol array => Refused(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(e => Refused(e.Type)).FirstOrDefault(r => r is not null),
        INamedTypeSymbol named => IsOwn(named) || PolicyApi.Allows(named) ? named.TypeArguments.Select(Refused).FirstOrDefault(r => r is not null) : named.ToDisplayString(),
        _ => type.ToDisplayString(),
    };

    private bool IsOwn(INamedTypeSymbol type) => type.IsAnonymousType || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, model.Compilation.Assembly);

    // Whatever makes a regular expression or looks for one without having made it.
    private bool LacksTimeout(SyntaxNode node)
    {
        if (node is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax)
            || Named(node) is not IMethodSymbol { ContainingType.Name: "Regex" } method
            || method.ContainingNamespace.ToDisplayString() != typeof(System.Text.RegularExpressions.Regex).Namespace
            || !(method.MethodKind == MethodKind.Constructor || method.IsStatic) || method.Name is "Escape" or "Unescape")
        {
            return false;
        }

        var arguments = node switch
        {
            InvocationExpressionSyntax call => call.ArgumentList,
            BaseObjectCreationExpressionSyntax made => made.ArgumentList,
            ConstructorInitializerSyntax initializer => initializer.ArgumentList,
            PrimaryConstructorBaseTypeSyntax parent => parent.ArgumentList,
            _ => null,
        };
        return arguments is null || !arguments.Arguments.Any(a => model.GetSymbolInfo(a.Expression).Symbol is IPropertySymbol { Name: nameof(Policy.RegexTimeout), ContainingType.Name: nameof(Policy) } given
            && SymbolEqualityComparer.Default.Equals(given.ContainingAssembly, model.Compilation.GetTypeByMetadataName(typeof(Policy).FullName!)!.ContainingAssembly));
    }

    private (Microsoft.CodeAnalysis.Text.TextSpan At, LocalizedText What)? Construct(SyntaxNode node)
    {
        LocalizedText? what = node switch
        {
            FieldDeclarationSyntax { Modifiers: var m } when m.Any(SyntaxKind.StaticKeyword) && !m.Any(SyntaxKind.ReadOnlyKeyword) && !m.Any(SyntaxKind.ConstKeyword)
                => new("static の変わる値", "a static value that changes"),
            PropertyDeclarationSyntax { Modifiers: var m, AccessorList: { } list } when m.Any(SyntaxKind.StaticKeyword) && list.Accessors.Any(a => a.IsKind(SyntaxKind.SetAccessorDeclaration))
                => new("static の変わる値", "a static value that changes"),
            EventFieldDeclarationSyntax { Modifiers: var m } when m.Any(SyntaxKind.StaticKeyword) => new("static のイベント", "a static event"),
            IdentifierNameSyntax when model.GetTypeInfo(node).Type is IDynamicTypeSymbol && node is IdentifierNameSyntax { Identifier.ValueText: "dynamic" } => LocalizedText.Same("dynamic"),
            StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax => LocalizedText.Same("stackalloc"),
            AwaitExpressionSyntax => LocalizedText.Same("await"),
            LockStatementSyntax => LocalizedText.Same("lock"),
            DestructorDeclarationSyntax => new("デストラクター", "a destructor"),
            FixedStatementSyntax or PointerTypeSyntax or FunctionPointerTypeSyntax or UnsafeStatementSyntax => LocalizedText.Same("unsafe"),
            MakeRefExpressionSyntax or RefTypeExpressionSyntax or RefValueExpressionSyntax => LocalizedText.Same(node.GetFirstToken().ValueText),
            ConstructorInitializerSyntax { RawKind: (int)SyntaxKind.ThisConstructorInitializer } self when self.ArgumentList.DescendantNodes().Any(n => n is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax)
                => new("this(…) の中の new と呼出し", "new or a call inside this(…)"),
            MethodDeclarationSyntax { Modifiers: var m } when Modifier(m) is { } word => LocalizedText.Same(word),
            LocalFunctionStatementSyntax { Modifiers: var m } when Modifier(m) is { } word => LocalizedText.Same(word),
            AnonymousFunctionExpressionSyntax { Modifiers: var m } when Modifier(m) is { } word => LocalizedText.Same(word),
            _ => null,
        };
        return what is null ? null : (node.Span, what);
    }

    private static string? Modifier(SyntaxTokenList modifiers) =>
        modifiers.FirstOrDefault(m => m.IsKind(SyntaxKind.AsyncKeyword) || m.IsKind(SyntaxKind.ExternKeyword) || m.IsKind(SyntaxKind.UnsafeKeyword)) is { RawKind: not 0 } found ? found.ValueText : null;
}
