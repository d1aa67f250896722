namespace AppForge.Compiler.Diff;

/// <summary>What a change may cost.</summary>
public enum ChangeRisk
{
    /// <summary>Nothing: it can be changed back.</summary>
    None,

    /// <summary>kintone replaces the thing by a new one: ids and addresses of it change.</summary>
    Rewrites,

    /// <summary>Values of records are lost.</summary>
    LosesData,
}
