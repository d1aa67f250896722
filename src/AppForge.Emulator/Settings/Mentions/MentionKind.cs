namespace AppForge.Emulator.Settings.Mentions;

/// <summary>What a document mentions at a place.</summary>
internal enum MentionKind
{
    /// <summary>A field, by its code.</summary>
    Field,

    /// <summary>Fields and principals inside a condition.</summary>
    Condition,

    /// <summary>Fields inside a sort.</summary>
    Sort,

    /// <summary>An object <c>{type, code}</c>: a user, group or organization, or with <c>FIELD_ENTITY</c> a field.</summary>
    Principal,

    /// <summary>An object <c>{fileKey, …}</c> of a stored file.</summary>
    File,
}
