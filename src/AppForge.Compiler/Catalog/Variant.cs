using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

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

    /// <summary>kintone gives such an entry its code, which nothing changes, and never places it on the form (STATUS, CATEGORY): only its label is set.</summary>
    public bool IsServerOwned { get; init; }

    /// <summary>What its values name, where they are no options of its own: the states of the process (STATUS).</summary>
    public SymbolKind? Values { get; init; }

    /// <summary>The entry is there without being written, one of each such variant (built-in fields).</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>Records hold no value of it, so that its removal loses none (groups, related records, formulas).</summary>
    public bool HoldsNoData { get; init; }

    /// <summary>For a field type: what records hold of it.</summary>
    public RecordValueKind RecordValue { get; init; }
}
