namespace AppForge.Compiler.Model;

/// <summary>What kind of thing a name in a definition stands for.</summary>
public enum SymbolKind
{
    /// <summary>An app, by its key in the project.</summary>
    App,

    /// <summary>A field of an app, by field code (columns of tables included: codes are unique in an app).</summary>
    Field,

    /// <summary>An option of a choice field, by its label.</summary>
    Option,

    /// <summary>A status (state) of an app's process management.</summary>
    State,

    /// <summary>A view, by name.</summary>
    View,

    /// <summary>A report (graph), by name.</summary>
    Report,

    /// <summary>An action of process management, by name.</summary>
    ProcessAction,

    /// <summary>An app action, by name.</summary>
    AppAction,

    /// <summary>A role that an environment resolves to people, groups or organizations.</summary>
    Role,

    /// <summary>A user, group or organization by its code in the tenant.</summary>
    Principal,

    /// <summary>A file of the project.</summary>
    File,

    /// <summary>A plug-in of the project's register.</summary>
    Plugin,
}
