using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AppForge.Compiler.Query;
using AppForge.Emulator.Records;

namespace AppForge.Emulator.Rights;

/// <summary>The live rights for records and fields of an app, read once for all callers (settings.md, 4).</summary>
internal sealed class RightsRules
{
    private readonly Dictionary<string, ImmutableArray<RightsRow<FieldRights>>> _byCode;
    private readonly Dictionary<string, string> _groups;

    /// <param name="form">The form.</param>
    /// <param name="records">The setting of record rights.</param>
    /// <param name="fields">The setting of field rights.</param>
    /// <param name="layout">The layout: a right for a group is one for what stands in it.</param>
    public RightsRules(RecordForm form, JsonObject records, JsonObject fields, JsonObject layout)
    {
        Records = [.. records["rights"]!.AsArray().Select(rule => new RecordRule(
            QueryText.ParseCondition((string?)rule!["filterCond"] ?? "").Tree, RightsRow<RecordRights>.Read(rule["entities"], RecordRightsOf, form.Find)))];
        _byCode = fields["rights"]!.AsArray().ToDictionary(
            f => (string)f!["code"]!, f => RightsRow<FieldRights>.Read(f!["entities"], FieldRightsOf, form.Find), StringComparer.Ordinal);
        _groups = GroupsOf(layout["layout"]!.AsArray());
    }

    /// <summary>The rules for records, in the order of their priority; a record that meets the condition of none is open.</summary>
    public ImmutableArray<RecordRule> Records { get; }

    /// <summary>Whether any field has a rule.</summary>
    public bool ConcernFields => _byCode.Count > 0;

    /// <summary>The rules that a field is under: its own, and those of the table or group it stands in. Each of them must let the caller through.</summary>
    public IEnumerable<ImmutableArray<RightsRow<FieldRights>>> Of(RecordField field)
    {
        string outer = field.Table?.Code ?? field.Code;
        foreach (string? code in new[] { field.Code, field.Table?.Code, _groups.GetValueOrDefault(outer) })
        {
            if (code is not null && _byCode.TryGetValue(code, out ImmutableArray<RightsRow<FieldRights>> rows))
            {
                yield return rows;
            }
        }
    }

    private static Dictionary<string, string> GroupsOf(JsonArray layout)
    {
        Dictionary<string, string> groups = new(StringComparer.Ordinal);
        foreach (JsonNode? group in layout.Where(row => (string?)row!["type"] == "GROUP"))
        {
            foreach (JsonNode? row in group!["layout"] as JsonArray ?? [])
            {
                foreach (string code in (row!["fields"] as JsonArray ?? []).Select(f => (string?)f!["code"]).Prepend((string?)row["code"]).OfType<string>())
                {
                    groups[code] = (string)group["code"]!;
                }
            }
        }

        return groups;
    }

    private static RecordRights RecordRightsOf(JsonObject row) =>
        ((bool?)row["viewable"] == true ? RecordRights.View : 0)
        | ((bool?)row["editable"] == true ? RecordRights.Edit : 0)
        | ((bool?)row["deletable"] == true ? RecordRights.Delete : 0);

    private static FieldRights FieldRightsOf(JsonObject row) => (string?)row["accessibility"] switch
    {
        "WRITE" => FieldRights.Write,
        "READ" => FieldRights.Read,
        _ => FieldRights.None,
    };
}
