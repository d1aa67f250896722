namespace AppForge.Emulator;

/// <summary>A template that spaces are made from. kintone makes them in its screens only, so the emulator takes them as given; they bring no apps.</summary>
/// <param name="Id">The template id, from 1.</param>
/// <param name="Name">The display name.</param>
public sealed record EmulatorSpaceTemplate(long Id, string Name)
{
    /// <summary>The spaces made from it have several threads.</summary>
    public bool IsMultiThread { get; init; }

    /// <summary>The name of the first thread; empty takes the name of the space.</summary>
    public string ThreadName { get; init; } = "";

    /// <summary>The text of the space, as HTML.</summary>
    public string Body { get; init; } = "";
}
