using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AppForge.Compiler.CSharp.Policies;

/// <summary>
/// Puts a step at the start of every loop's body, method, constructor, accessor, operator, local function and lambda, before every <c>goto</c>, and before the initial values of
/// an instance. No line moves: what is added stands on lines that are there.
/// </summary>
/// <param name="model">What the file means as it is written.</param>
internal sealed class PolicyGuardRewriter(SemanticModel model) : CSharpSyntaxRewriter
{
    private const string StepCall = $"global::{PolicyAssembly.Guard}.Step()";

    private static readonly StatementSyntax Step = SyntaxFactory.ParseStatement(StepCall + "; ");

    /// <inheritdoc />
    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var visited = (BlockSyntax)base.VisitBlock(node)!;
        return node.Parent is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax
            or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax
            ? visited.WithStatements(visited.Statements.Insert(0, Step))
            : visited;
    }

    /// <inheritdoc />
    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) => ((WhileStatementSyntax)base.VisitWhileStatement(node)!) is var v ? v.WithStatement(InBlock(v.Statement)) : null;

    /// <inheritdoc />
    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) => ((DoStatementSyntax)base.VisitDoStatement(node)!) is var v ? v.WithStatement(InBlock(v.Statement)) : null;

    /// <inheritdoc />
    public override SyntaxNode? VisitForStatement(ForStatementSyntax node) => ((ForStatementSyntax)base.VisitForStatement(node)!) is var v ? v.WithStatement(InBlock(v.Statement)) : null;

    /// <inheritdoc />
    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) => ((ForEachStatementSyntax)base.VisitForEachStatement(node)!) is var v ? v.WithStatement(InBlock(v.Statement)) : null;

    /// <inheritdoc />
    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node) =>
        ((ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!) is var v ? v.WithStatement(InBlock(v.Statement)) : null;

    /// <inheritdoc />
    public override SyntaxNode? VisitGotoStatement(GotoStatementSyntax node) => SyntaxFactory.Block(Step, (StatementSyntax)base.VisitGotoStatement(node)!);

    /// <inheritdoc />
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) => (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)! is var v && v.ExpressionBody is { } arrow
        ? v.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Body(arrow, v.SemicolonToken, ReturnsVoid(node))) : v;

    /// <inheritdoc />
    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node) => (ConstructorDeclarationSyntax)base.VisitConstructorDeclaration(node)! is var v && v.ExpressionBody is { } arrow
        ? v.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Body(arrow, v.SemicolonToken, returnsVoid: true)) : v;

    /// <inheritdoc />
    public override SyntaxNode? VisitOperatorDeclaration(OperatorDeclarationSyntax node) => (OperatorDeclarationSyntax)base.VisitOperatorDeclaration(node)! is var v && v.ExpressionBody is { } arrow
        ? v.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Body(arrow, v.SemicolonToken, ReturnsVoid(node))) : v;

    /// <inheritdoc />
    public override SyntaxNode? VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) =>
        (ConversionOperatorDeclarationSyntax)base.VisitConversionOperatorDeclaration(node)! is var v && v.ExpressionBody is { } arrow
            ? v.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Body(arrow, v.SemicolonToken, returnsVoid: false)) : v;

    /// <inheritdoc />
    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) => (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)! is var v && v.ExpressionBody is { } arrow
        ? v.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Body(arrow, v.SemicolonToken, ReturnsVoid(node))) : v;

    /// <inheritdoc />
    public override SyntaxNode? VisitAccessorDeclaration(AccessorDeclarationSyntax node) => (AccessorDeclarationSyntax)base.VisitAccessorDeclaration(node)! is var v && v.ExpressionBody is { } arrow
        ? v.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Body(arrow, v.SemicolonToken, returnsVoid: !v.IsKind(SyntaxKind.GetAccessorDeclaration))) : v;

    /// <inheritdoc />
    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node) => (PropertyDeclarationSyntax)base.VisitPropertyDeclaration(node)! is var v && v.ExpressionBody is { } arrow
        ? v.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(Getter(arrow, v.SemicolonToken)) : v;

    /// <inheritdoc />
    public override SyntaxNode? VisitIndexerDeclaration(IndexerDeclarationSyntax node) => (IndexerDeclarationSyntax)base.VisitIndexerDeclaration(node)! is var v && v.ExpressionBody is { } arrow
        ? v.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(Getter(arrow, v.SemicolonToken)) : v;

    /// <inheritdoc />
    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => (SimpleLambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)! is var v && v.ExpressionBody is { } body
        ? v.WithExpressionBody(null).WithBlock(Body(body, LambdaReturnsVoid(node))) : v;

    /// <inheritdoc />
    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) =>
        (ParenthesizedLambdaExpressionSyntax)base.VisitParenthesizedLambdaExpression(node)! is var v && v.ExpressionBody is { } body
            ? v.WithExpressionBody(null).WithBlock(Body(body, LambdaReturnsVoid(node))) : v;

    /// <inheritdoc />
    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) => WithFirstMember(node, (ClassDeclarationSyntax)base.VisitClassDeclaration(node)!);

    /// <inheritdoc />
    public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) =>
        node.IsKind(SyntaxKind.RecordStructDeclaration) ? base.VisitRecordDeclaration(node) : WithFirstMember(node, (RecordDeclarationSyntax)base.VisitRecordDeclaration(node)!);

    // Initial values run before any constructor's body, and may make another instance of the same class.
    private static TypeDeclarationSyntax WithFirstMember(TypeDeclarationSyntax node, TypeDeclarationSyntax visited)
    {
        var hasInitialValues = node.Members.Any(m => m is FieldDeclarationSyntax { Declaration.Variables: var variables } field && !field.Modifiers.Any(SyntaxKind.StaticKeyword)
            && !field.Modifiers.Any(SyntaxKind.ConstKeyword) && variables.Any(v => v.Initializer is not null)
            || m is PropertyDeclarationSyntax { Initializer: not null } property && !property.Modifiers.Any(SyntaxKind.StaticKeyword));
        return hasInitialValues
            ? visited.WithMembers(visited.Members.Insert(0, SyntaxFactory.ParseMemberDeclaration($"private readonly bool stepped__ = {StepCall}; ")!))
            : visited;
    }

    private bool ReturnsVoid(SyntaxNode declaration) => model.GetDeclaredSymbol(declaration) is IMethodSymbol { ReturnsVoid: true };

    private bool LambdaReturnsVoid(LambdaExpressionSyntax lambda) => model.GetSymbolInfo(lambda).Symbol is IMethodSymbol { ReturnsVoid: true };

    private static BlockSyntax InBlock(StatementSyntax statement) => statement as BlockSyntax ?? SyntaxFactory.Block(Step, statement);

    private static AccessorListSyntax Getter(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon) => SyntaxFactory.AccessorList(SyntaxFactory.SingletonList(
        SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration).WithBody(Body(arrow, semicolon, returnsVoid: false))));

    private static BlockSyntax Body(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, bool returnsVoid) => Body(arrow.Expression, returnsVoid)
        .WithOpenBraceToken(SyntaxFactory.Token(arrow.ArrowToken.LeadingTrivia, SyntaxKind.OpenBraceToken, arrow.ArrowToken.TrailingTrivia))
        .WithCloseBraceToken(SyntaxFactory.Token(semicolon.LeadingTrivia, SyntaxKind.CloseBraceToken, semicolon.TrailingTrivia));

    private static BlockSyntax Body(ExpressionSyntax expression, bool returnsVoid) => SyntaxFactory.Block(Step, expression switch
    {
        ThrowExpressionSyntax thrown => SyntaxFactory.ThrowStatement(
            thrown.ThrowKeyword.WithTrailingTrivia(thrown.ThrowKeyword.TrailingTrivia.Insert(0, SyntaxFactory.Space)), thrown.Expression, SyntaxFactory.Token(SyntaxKind.SemicolonToken)),
        _ when returnsVoid => SyntaxFactory.ExpressionStatement(expression),
        _ => SyntaxFactory.ReturnStatement(SyntaxFactory.Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(SyntaxFactory.Space), expression, SyntaxFactory.Token(SyntaxKind.SemicolonToken)),
    });
}
