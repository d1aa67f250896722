using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog;

/// <summary>One settings area of kintone: a section of the file, and an endpoint.</summary>
public sealed class SettingsArea
{
    /// <summary>Its section; a dot is a path (<c>acl.app</c>). Empty for the general settings, which stand at the top of the file.</summary>
    public required string Section { get; init; }

    /// <summary>The steps to its section in a file.</summary>
    internal string[] Path => field ??= Section.Split('.');

    /// <summary>What a reader calls the sections that share the first step of the path; null where the section is no path.</summary>
    public LocalizedText? Group { get; init; }

    /// <summary>What a reader calls it.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Its endpoint, without <c>/k/v1/</c>, <c>preview/</c> and <c>.json</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>The property of the response that holds it; null where the response itself is it.</summary>
    public string? WireProperty { get; init; }

    /// <summary>For an area that is only added to: the property of the request that lists what identifies the new rows.</summary>
    public string? AddedAs { get; init; }

    /// <summary>How a change is sent.</summary>
    public required WriteMode Mode { get; init; }

    /// <summary>What it looks like.</summary>
    public required Shape Shape { get; init; }

    /// <summary>What a section left out means (a new app's settings).</summary>
    public required DefaultRule Default { get; init; }

    /// <summary>
    /// Whether kintone puts something of its own into a new app that a section left out doesn't mean (the record's creator is told of comments): then it is always
    /// written into one.
    /// </summary>
    public bool IsFilledInNewApps { get; init; }

    /// <summary>The sections that have to be written before it, in one app.</summary>
    public ImmutableArray<string> After { get; init; } = [];

    /// <summary>Whether deletions of fields have to come before it is written: it must list exactly what the form has (layout).</summary>
    public bool AfterDeletions { get; init; }

    /// <summary>
    /// Whether it is written into a new app before the app is published, empty as it is: who may use it. Otherwise everybody could, until the last wave.
    /// </summary>
    public bool BeforePublication { get; init; }

    /// <summary>Its name in addresses and messages.</summary>
    public string Name => Section.Length == 0 ? "general" : Section;
}
