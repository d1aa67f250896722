using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Scripts;

/// <summary>A name of the app that a script uses.</summary>
/// <param name="Kind">What is named.</param>
/// <param name="Name">The name.</param>
/// <param name="Table">For a column: the table; else null.</param>
/// <param name="Span">Its place in the script: the name itself, without quotes.</param>
/// <param name="IsProbed">Whether the script only asks whether it is there (<c>if (record.x)</c>, <c>record.x?.value</c>).</param>
public sealed record ScriptUse(ScriptUseKind Kind, string Name, string? Table, SourceSpan Span, bool IsProbed = false);
