namespace AppForge.Compiler.Query;

/// <summary>Stands on the right of <c>is empty</c> and <c>is not empty</c>.</summary>
public sealed record NoOperand : QueryOperand;
