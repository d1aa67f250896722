namespace AppForge.Compiler.Model;

/// <summary>A plug-in in the project's register.</summary>
/// <param name="Key">What definitions call it.</param>
/// <param name="Value">What is written.</param>
public sealed record RegisteredPlugin(string Key, ObjectValue Value)
{
    /// <summary>What people call it.</summary>
    public string Name => Value.Text("name") ?? Key;

    /// <summary>kintone's id of it, the same in every tenant.</summary>
    public string Id => Value.Text("id") ?? "";

    /// <summary>The contracted plan, or null.</summary>
    public string? Plan => Value.Text("plan");

    /// <summary>What it is for, or null.</summary>
    public string? Purpose => Value.Text("help");

    /// <summary>The number of its approval, or null.</summary>
    public string? Approval => Value.Text("approval");

    /// <summary>Its state: <c>approved</c>, <c>consulting</c>, <c>retired</c>.</summary>
    public string State => Value.Text("state") ?? "approved";
}
