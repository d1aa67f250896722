namespace AppForge.Deploy.Live;

/// <summary>What an import leaves to a person. The names are part of the output for scripts.</summary>
public enum ImportDecisionKind
{
    /// <summary>An app that was asked for is not there, or can't be read.</summary>
    NotRead,

    /// <summary>Apps of a guest space, which are reached by an environment of their own.</summary>
    GuestSpace,

    /// <summary>An app that got another key than its code.</summary>
    Key,

    /// <summary>Somebody for whom the environment knows no role.</summary>
    NoRole,

    /// <summary>An app outside the project that others refer to.</summary>
    OutsideApp,

    /// <summary>A plug-in that the project's register doesn't have.</summary>
    UnknownPlugin,

    /// <summary>A space that the environment has no name for.</summary>
    UnnamedSpace,

    /// <summary>A setting that this account may not see.</summary>
    Unreadable,

    /// <summary>Something that AppForge doesn't know.</summary>
    Unknown,

    /// <summary>Changes that nobody has deployed.</summary>
    Undeployed,

    /// <summary>Somebody who is written and whom kintone hides: stopped or deleted.</summary>
    HiddenPrincipal,

    /// <summary>A fragment that says something else than is there.</summary>
    Fragment,

    /// <summary>A file that would have to change and isn't edited.</summary>
    NotEdited,

    /// <summary>A file that had to get another name.</summary>
    FileName,
}
