using System.Text.Json.Nodes;
using AppForge.Testing.OpenApi;

namespace AppForge.Emulator.Tests.OpenApi;

/// <summary>Holds a JSON value against a schema.</summary>
internal interface IJsonSchemaValidator
{
    /// <summary>What is wrong, each as <c>path: reason</c>; empty when the value fits.</summary>
    IReadOnlyList<string> Validate(JsonNode? value, OpenApiSchema schema);
}
