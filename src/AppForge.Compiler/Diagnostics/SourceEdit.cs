using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Diagnostics;

/// <summary>A change of a file that mends a mistake. Only for what has one way out: nobody looks at it before it is made.</summary>
/// <param name="Span">What is replaced; of length 0 for an insertion.</param>
/// <param name="Text">What stands there instead.</param>
public readonly record struct SourceEdit(SourceSpan Span, string Text);
