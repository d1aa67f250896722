namespace AppForge.Deploy.Kintone;

/// <summary>Which apps to list; conditions left empty do not restrict.</summary>
public sealed record AppSearch
{
    /// <summary>Every deployed app the user may see.</summary>
    public static AppSearch All { get; } = new();

    /// <summary>App ids, any number of them.</summary>
    public IReadOnlyList<long> Ids { get; init; } = [];

    /// <summary>Space ids, at most 100.</summary>
    public IReadOnlyList<long> SpaceIds { get; init; } = [];

    /// <summary>A part of the name, upper and lower case alike.</summary>
    public string? Name { get; init; }
}
