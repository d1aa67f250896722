using System.Buffers;

namespace AppForge.Compiler.Model;

/// <summary>
/// The name of a setting, as plans print it and commands take it: <c>apps.vehicle-trip.views.未完了.filterCond</c>, rows in brackets:
/// <c>apps.vehicle-trip.process.actions[返却する].filterCond</c>.
/// </summary>
/// <param name="Text">The address as text.</param>
public readonly record struct Address(string Text)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(".[]\"' \t\u3000$`&|;()<>*?!\\");

    /// <summary>The address of an app.</summary>
    public static Address OfApp(string key) => new("apps." + key);

    /// <summary>The address of a property, or of a section (which may be a path: <c>acl.app</c>).</summary>
    public Address Property(string name) => new(Text + "." + name);

    /// <summary>The address of an entry of a map; a key that would be read as something else stands in quotes.</summary>
    public Address Entry(string key) => new(Text + "." + Quoted(key));

    /// <summary>The address of a row of a list, by what identifies it for a reader.</summary>
    public Address Row(string identity) => new(Text + "[" + identity + "]");

    /// <summary>The address without the app it belongs to.</summary>
    public string Within(string appKey) => Text.StartsWith(OfApp(appKey).Text + ".", StringComparison.Ordinal) ? Text[(OfApp(appKey).Text.Length + 1)..] : Text;

    /// <inheritdoc />
    public override string ToString() => Text;

    private static string Quoted(string key) => key.AsSpan().ContainsAny(Special) || key.Length == 0
        ? "\"" + key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\""
        : key;
}
