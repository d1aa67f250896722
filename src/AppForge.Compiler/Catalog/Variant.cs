using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog;

/// <summary>One form of a union.</summary>
public sealed class Variant
{
    /// <summary>What a reader calls it.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What an author would ask beyond the title; null where the title says it all.</summary>
    public LocalizedText? Description { get; init; }

    /// <summary>Its properties, those that all variants share included.</summary>
    public required ObjectShape Shape { get; init; }

    /// <summary>The tags that say it; none where only presence decides.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>What a reader calls each tag, where there are several; empty where <see cref="Title"/> says it.</summary>
    public ImmutableArray<LocalizedText> TagTitles { get; init; } = [];

    /// <summary>What a reader calls a tag.</summary>
    public LocalizedText TitleOf(string? tag) =>
        tag is not null && Tags.IndexOf(tag) is >= 0 and var index && index < TagTitles.Length ? TagTitles[index] : Title;

    /// <summary>The property whose presence says it.</summary>
    public string? Presence { get; init; }

    /// <summary>The tag on the wire is the type of the field that this property names (cells of a layout).</summary>
    public string? TagOfField { get; init; }

    /// <summary>kintone makes and owns such an entry (STATUS, CATEGORY): it has a code, but is never compared or sent.</summary>
    public bool IsServerOwned { get; init; }

    /// <summary>The entry is there without being written, one of each such variant (built-in fields).</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>Records hold no value of it, so that its removal loses none (groups, related records, formulas).</summary>
    public bool HoldsNoData { get; init; }
}
