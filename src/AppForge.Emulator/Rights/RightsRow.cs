using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AppForge.Emulator.Records;

namespace AppForge.Emulator.Rights;

/// <summary>One row of a setting of rights, as app, records and fields have them: whom it is for, and what it gives. The first row that fits decides.</summary>
/// <param name="Type">USER, GROUP, ORGANIZATION, CREATOR or FIELD_ENTITY.</param>
/// <param name="Code">The code of that; empty for CREATOR.</param>
/// <param name="IncludeSubs">Whether the people of the organisations below belong as well.</param>
/// <param name="Rights">What the row gives.</param>
internal sealed record RightsRow<T>(string Type, string Code, bool IncludeSubs, T Rights)
{
    private const string FieldEntity = "FIELD_ENTITY";

    /// <summary>The field of the record whose people are meant; a field that has no people any more means nobody.</summary>
    public RecordField? Field { get; private init; }

    public bool IsOfField => Type == FieldEntity;

    /// <param name="rows">The stored rows, in the order of their priority.</param>
    /// <param name="rightsOf">What a row gives.</param>
    /// <param name="find">Finds the field of a code.</param>
    public static ImmutableArray<RightsRow<T>> Read(JsonNode? rows, Func<JsonObject, T> rightsOf, Func<string, RecordField?> find) =>
        [.. (rows as JsonArray ?? []).Select(r => Read(r!.AsObject(), rightsOf, find))];

    private static RightsRow<T> Read(JsonObject row, Func<JsonObject, T> rightsOf, Func<string, RecordField?> find)
    {
        // A row of a kind that is not known is for nobody.
        string type = (string?)row["entity"]?["type"] ?? "";
        string code = (string?)row["entity"]?["code"] ?? "";
        return new(type, code, (bool?)row["includeSubs"] == true, rightsOf(row)) { Field = type == FieldEntity ? find(code) : null };
    }
}
