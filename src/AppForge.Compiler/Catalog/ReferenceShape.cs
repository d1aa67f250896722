using AppForge.Compiler.Model;

namespace AppForge.Compiler.Catalog;

/// <summary>The name of something that is declared elsewhere.</summary>
/// <param name="target">What is named.</param>
/// <param name="ownerProperty">
/// For fields of another app: the property, in an object further up, that names the app (<c>relatedApp</c>). Null: this app's own.
/// </param>
public sealed class ReferenceShape(SymbolKind target, string? ownerProperty = null) : Shape
{
    /// <summary>What is named.</summary>
    public SymbolKind Target { get; } = target;

    /// <summary>The property further up that names the app, or null for this app.</summary>
    public string? OwnerProperty { get; } = ownerProperty;
}
