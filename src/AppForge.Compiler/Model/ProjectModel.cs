using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Model;

/// <summary>The project as <c>appforge.yaml</c> says it.</summary>
/// <param name="Value">What is written.</param>
public sealed record ProjectModel(ObjectValue Value)
{
    /// <summary>Its name.</summary>
    public string Name => Value.Text("name") ?? "";

    /// <summary>Its language: of built-in fields and documents.</summary>
    public Language Language => Value.Text("language") == "en" ? Language.English : Language.Japanese;

    /// <summary>Its time zone (IANA).</summary>
    public string TimeZone => Value.Text("timezone") ?? "Asia/Tokyo";

    /// <summary>How many requests a day kintone grants an app in the course that is written (limits.md, Traffic); null where none is, or none with requests.</summary>
    public int? RequestsPerDay => Value.Text("course") switch { "standard" => 10_000, "wide" => 100_000, _ => null };

    /// <summary>What a role is called in documents; its own name where nothing is written.</summary>
    public string TitleOfRole(string role) => ((Value["roles"] as MapValue)?.Find(role)?.Value as ScalarValue)?.Text ?? role;

    /// <summary>The register of plug-ins: key → id in kintone, for those whose id is written.</summary>
    public ImmutableSortedDictionary<string, string> PluginIds =>
        Plugins.Where(p => p.Id.Length > 0).ToOrdinalDictionary(p => p.Key, p => p.Id);

    /// <summary>業務名, on covers; or null.</summary>
    public string? DocumentProject => Documents?.Text("project");

    /// <summary>発注者, on covers; or null.</summary>
    public string? DocumentClient => Documents?.Text("client");

    /// <summary>受注者, on covers; or null.</summary>
    public string? DocumentContractor => Documents?.Text("contractor");

    /// <summary>発行日 as <c>yyyy-MM-dd</c>; or null.</summary>
    public string? DocumentIssued => Documents?.Text("issued");

    /// <summary>The plug-ins that may be used, in the order of the register.</summary>
    public ImmutableArray<RegisteredPlugin> Plugins =>
        Value["plugins"] is MapValue register ? [.. register.Entries.Where(e => e.Value is ObjectValue).Select(e => new RegisteredPlugin(e.Key, (ObjectValue)e.Value))] : [];

    /// <summary>Whether every governance rule is applied, not only those that hold for everybody.</summary>
    public bool IsGoverned => Value.Text("governance") == "prefecture";

    /// <summary>The levels that it gives single rules: id → word.</summary>
    public ImmutableSortedDictionary<string, string> RuleLevels => Levels.ToOrdinalDictionary(e => e.Key, e => ((ScalarValue)e.Value).Text);

    /// <summary>The entries that give single rules a level.</summary>
    internal IEnumerable<MapEntry> Levels => (Value["policies"] as MapValue)?.Entries.Where(e => e.Value is ScalarValue) ?? [];

    /// <summary>The domains to which addresses of JavaScript and CSS may lead.</summary>
    public ImmutableArray<string> AllowedDomains => Value["allowedDomains"].Texts();

    /// <summary>What the classification of an app may be.</summary>
    public ImmutableArray<string> Classifications => Value["classifications"].Texts() is { IsEmpty: false } own ? own : ["1", "2", "3C", "3B", "3A"];

    /// <summary>The names that built-in fields have.</summary>
    public BuiltInNames BuiltIns => BuiltInNames.For(Language);

    private ObjectValue? Documents => Value["documents"] as ObjectValue;
}
