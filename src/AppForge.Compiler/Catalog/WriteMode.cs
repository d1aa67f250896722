namespace AppForge.Compiler.Catalog;

/// <summary>How kintone takes a change of an area (settings.md, section 0).</summary>
public enum WriteMode
{
    /// <summary>What is sent is changed, the rest stays.</summary>
    Patch,

    /// <summary>The whole map is sent; an entry left out is deleted. Old key outside, new name inside.</summary>
    ReplaceMap,

    /// <summary>The whole list is sent.</summary>
    ReplaceList,

    /// <summary>Entries are added, changed and deleted by key, each in its own request (fields).</summary>
    ByKey,

    /// <summary>What is missing is added; what is too many can't be taken away (plug-ins).</summary>
    AddOnly,
}
