using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>
/// A kind of single value: parses what an author wrote, gives its normal form, reads and writes kintone's JSON, finds and renames the symbols inside.
/// What is special about principals, queries, formulas or HTML lives in its kind and nowhere else.
/// </summary>
public abstract class ValueKind
{
    /// <summary>What a reader calls such a value, as in "expected …".</summary>
    public abstract LocalizedText Expected { get; }

    /// <summary>The property further up that names the app whose fields the symbols inside are; null for this app's.</summary>
    public virtual string? OwnerProperty => null;

    /// <summary>Whether a value speaks of something beside itself (fields, people, files), so that it can't be judged alone.</summary>
    public virtual bool LooksOutside => false;

    /// <summary>How many characters kintone takes (limits.md); null where no limit is known.</summary>
    public virtual int? MaxLength => null;

    /// <summary>How many characters kintone wants at least; null where it takes an empty text.</summary>
    public virtual int? MinLength => null;

    /// <summary>What such a value may look like, for completion and skeletons; one that ends with <c>/</c> wants a name behind it.</summary>
    public virtual ImmutableArray<string> Examples => [];

    /// <summary>Whether a text is a value of this kind at other places, only not here: then a message says so.</summary>
    public virtual bool IsTakenElsewhere(string text) => false;

    /// <summary>The normal form: equal normal forms are equal values. Null if the text is no such value.</summary>
    public virtual string? Normalize(string text) => text;

    /// <summary>Whether the text is such a value.</summary>
    public virtual bool Accepts(string text) => Normalize(text) is not null;

    /// <summary>The text of a value in kintone's JSON; null where it isn't one.</summary>
    public virtual string? ReadWire(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    /// <summary>The value in kintone's JSON.</summary>
    public virtual JsonNode? WriteWire(string text) => JsonValue.Create(text);

    /// <summary>The names inside the text.</summary>
    public virtual ImmutableArray<SymbolOccurrence> Symbols(string text) => [];

    /// <summary>What the parser makes of the text, for a kind that is a language: who looks at a text twice reads it once. Null for the others.</summary>
    internal virtual object? Parse(string text) => null;

    /// <summary>The names inside a text that has been parsed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parsed">What <see cref="Parse"/> made of it.</param>
    internal virtual ImmutableArray<SymbolOccurrence> Symbols(string text, object? parsed) => Symbols(text);

    /// <summary>The text with some names replaced and all else as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="newName">The new name of a symbol, or null to keep it.</param>
    public virtual string Rename(string text, Func<SymbolOccurrence, string?> newName) => text;

    /// <summary>The text as a plan shows it to people.</summary>
    public virtual string Show(string text) => text;

    /// <summary>What a JSON Schema says of such a value in YAML.</summary>
    public virtual JsonObject Schema() => new() { ["type"] = new JsonArray("string", "number", "boolean") };
}
