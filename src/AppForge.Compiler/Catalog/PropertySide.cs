namespace AppForge.Compiler.Catalog;

/// <summary>On which side a property exists.</summary>
public enum PropertySide
{
    /// <summary>In definitions and in kintone.</summary>
    Both,

    /// <summary>Only kintone has it (ids): read past, never compared or sent.</summary>
    ServerOnly,

    /// <summary>Only definitions have it (<c>owner</c>, <c>help</c>): never compared with kintone, never sent.</summary>
    OursOnly,
}
