namespace AppForge.Testing.OpenApi;

/// <summary>An operation of the description: the schema of its parameters (body or query) and of its 200 answer; <see langword="null"/> where it is not JSON.</summary>
public sealed record OpenApiOperation(OpenApiSchema? Request, OpenApiSchema? Response);
