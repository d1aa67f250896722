namespace AppForge.Compiler.Catalog;

/// <summary>How a map stands in kintone's JSON.</summary>
public abstract record MapWire
{
    private protected MapWire()
    {
    }
}
