using System.Text.Json.Nodes;

namespace AppForge.Testing;

/// <summary>Checks JSON against a JSON Schema. A seam, so that another implementation can take its place.</summary>
public interface IJsonSchemaValidator
{
    /// <summary>What is wrong, each with the path of the value; empty where the value is valid.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="NotSupportedException">The schema has a keyword that the validator doesn't know.</exception>
    public IReadOnlyList<string> Validate(JsonObject schema, JsonNode? value);
}
