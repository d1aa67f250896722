namespace AppForge.Compiler.Scripts;

/// <summary>What kind of name a script uses.</summary>
public enum ScriptUseKind
{
    /// <summary>A field, by its code.</summary>
    Field,

    /// <summary>A column of a table, by its code.</summary>
    Column,

    /// <summary>A space of the layout, by its element id.</summary>
    Space,
}
