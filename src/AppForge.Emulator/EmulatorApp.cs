namespace AppForge.Emulator;

/// <summary>An app that an emulator has from the start. JSON is as kintone's API takes it.</summary>
/// <param name="Name">The app's name.</param>
public sealed record EmulatorApp(string Name)
{
    /// <summary>The fields by code: <c>properties</c> of <c>POST preview/app/form/fields.json</c>.</summary>
    public string Fields { get; init; } = "{}";

    /// <summary>
    /// Further settings by area, each the body of its <c>PUT</c> without <c>app</c>: <c>["app/views"] = """{ "views": … }"""</c>. They are sent in this order,
    /// after the fields and before the deploy.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>The records: an array as <c>records</c> of <c>POST records.json</c>, of any length.</summary>
    public string Records { get; init; } = "[]";
}
