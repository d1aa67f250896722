namespace AppForge.Compiler.Tests.Contract;

/// <summary>
/// Where the catalog follows kintone and the published description doesn't: it is older, wrong (behaviour.md, section 6), or says of one of several forms what holds for
/// another. Add what <see cref="ContractTests"/> finds only with a reason that names its source.
/// </summary>
internal static class Deviations
{
    public static IReadOnlyList<Deviation> All { get; } =
    [
        // All areas
        new("GET ….id: integer in the OpenAPI, string here", "ids are texts on the wire (behaviour.md, 6)"),

        // General settings
        new("PUT app/settings .enable…: string in the OpenAPI, boolean here", "flags are booleans, a text is merely accepted (behaviour.md, 6)"),
        new("… app/settings .theme: words only in the catalog: PLAIN", "old templates have it: taken from kintone, refused when newly written"),
        new("PUT app/settings .name: required here, not by kintone", "a definition is whole: an app has a name"),
        new("PUT app/settings .titleField.code: required here, not by kintone", "required for MANUAL, which is what a field written here means (settings.md, 1)"),

        // Fields
        new("… app/form/fields …<CREATOR>: a form only in the catalog", "the description forgets it; its layout has it (fields.md, 2)"),
        new("… app/form/fields …<CREATED_TIME>: a form only in the catalog", "the description forgets it; its layout has it (fields.md, 2)"),
        new("… app/form/fields ….minValue: integer in the OpenAPI, string here", "a decimal as text (behaviour.md, 6)"),
        new("… app/form/fields ….maxValue: integer in the OpenAPI, string here", "a decimal as text (behaviour.md, 6)"),
        new("… app/form/fields …<STATUS>…: only in the OpenAPI", "kintone owns it: no API changes it (fields.md, 2)"),
        new("… app/form/fields …<STATUS_ASSIGNEE>…: only in the OpenAPI", "kintone owns it: no API changes it (fields.md, 2)"),
        new("… app/form/fields …<CATEGORY>…: only in the OpenAPI", "kintone owns it: no API changes it (fields.md, 2)"),
        new("… app/form/fields …<USER_SELECT>.entities[].type: words only in the OpenAPI: FUNCTION", "who can be chosen can't depend on who asks (fields.md, 2)"),
        new("… app/form/fields …<ORGANIZATION_SELECT>….type: words only in the OpenAPI: …", "organizations only (fields.md, 2)"),
        new("… app/form/fields …<GROUP_SELECT>….type: words only in the OpenAPI: …", "groups only (fields.md, 2)"),
        new("… app/form/fields …<…>.options: required here, not by kintone", "the whole set of properties is sent: a choice has options"),
        new("… app/form/fields …<CALC>.expression: required here, not by kintone", "required (fields.md, 2)"),
        new("… app/form/fields …+lookup>.lookup…: required here, not by kintone", "the whole lookup is sent: a part left out is reset (fields.md, Lookup)"),
        new("… app/form/fields …<REFERENCE_TABLE>.referenceTable…: required here, not by kintone", "the whole is sent: a part left out is reset (fields.md, REFERENCE_TABLE)"),
        new("… app/form/fields …<SUBTABLE>.fields: required here, not by kintone", "a table keeps at least one field (fields.md, Subtables)"),
        new("… app/form/fields …<SUBTABLE>.fields.*.type: words only in the OpenAPI: …", "they can't stand in a table (fields.md, Subtables)"),
        new("… app/form/fields …<SUBTABLE>.fields.*<…Form>: a form only in the OpenAPI", "they can't stand in a table (fields.md, Subtables)"),

        // Layout
        new("… app/form/layout ….elementId: only in the catalog", "labels and rules have one since 2026-02 (fields.md, 3)"),
        new("… app/form/layout ….fields[].type: words only in the catalog: CATEGORY GROUP STATUS STATUS_ASSIGNEE SUBTABLE",
            "a cell has the type of its field; these are rows of their own or stand in no layout (fields.md, 3)"),
        new("… app/form/layout .layout[]<GROUP+group>.layout[].type: words only in the OpenAPI: GROUP SUBTABLE", "a group holds plain rows only (fields.md, 3)"),

        // Views
        new("GET app/views …<CUSTOM>.builtinType: only in the catalog", "the description has it in what is sent for a custom view"),

        // Process management
        new("… app/status .actions[].type: only in the catalog", "since 2025 (behaviour.md, 6)"),
        new("… app/status .actions[].executableUser: only in the catalog", "since 2025 (behaviour.md, 6)"),

        // Permissions
        new("PUT …/acl .id: only in the OpenAPI", "another word for app (settings.md, 4)"),

        // Reports
        new("PUT app/reports …groups: required here, not by kintone", "a new report needs it, and a report is sent whole (settings.md, 6)"),
        new("PUT app/reports …aggregations: required here, not by kintone", "a new report needs it, and a report is sent whole (settings.md, 6)"),
        new("PUT app/reports …periodicReport.period: required here, not by kintone", "a periodic report without a time says nothing"),

        // App actions
        new("… app/actions ….filterCond: only in the catalog", "since 2025-07 (behaviour.md, 6)"),
        new("PUT app/actions ….destApp: required here, not by kintone", "a new action needs it, and an action is sent whole (settings.md, 7)"),

        // Administrators' notes
        new("PUT app/adminNotes .includeInTemplateAndDuplicates: string in the OpenAPI, boolean here", "the descriptions are mixed up; a boolean (behaviour.md, 6)"),
    ];

    public static Deviation? Of(string finding) => All.FirstOrDefault(d => d.Covers(finding));
}
