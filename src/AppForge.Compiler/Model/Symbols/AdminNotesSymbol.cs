using AppForge.Compiler.Catalog;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>The memo of the app's administrators.</summary>
/// <param name="Value">Its settings in canonical form.</param>
public sealed record AdminNotesSymbol(ObjectValue Value)
{
    /// <summary>The HTML; may be empty.</summary>
    public string Html => Value.Text("content") ?? "";

    /// <summary>Whether templates and copies of the app have it too.</summary>
    public bool IsCopied => Value.Text("includeInTemplateAndDuplicates") == "true";

    /// <summary>The memo of an app, or null where it wasn't read.</summary>
    public static AdminNotesSymbol? Of(AppModel app) => app.Canonical(KintoneCatalog.Find("adminNotes")!) is ObjectValue value ? new(value) : null;
}
