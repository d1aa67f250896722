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

    /// <summary>
    /// kintone has it, but no API sets it: definitions declare it, documents show it, a plan names it as work for a person. It is never sent; where it has a
    /// place in kintone's JSON it is read.
    /// </summary>
    ByHand,
}
