namespace AppForge.Compiler.Query;

/// <summary>What a query function stands for, hence with which fields it can be used.</summary>
[Flags]
internal enum QueryFunctionKind
{
    None = 0,
    User = 1,
    Organization = 2,
    Day = 4,
    Now = 8,
}
