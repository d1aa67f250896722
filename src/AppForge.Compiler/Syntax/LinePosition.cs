namespace AppForge.Compiler.Syntax;

/// <summary>A place as people count it.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Character (not byte, not cell) in the line, from 1; a surrogate pair counts as one.</param>
public readonly record struct LinePosition(int Line, int Column);
