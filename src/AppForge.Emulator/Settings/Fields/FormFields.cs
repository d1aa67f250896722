using System.Text.Json.Nodes;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>The fields of one side of an app, tables' inner fields included.</summary>
internal sealed class FormFields(JsonObject document)
{
    public JsonObject Document { get; } = document;

    /// <summary>Top-level fields by code.</summary>
    public JsonObject Properties => Document["properties"]!.AsObject();

    public IEnumerable<FormField> TopLevel => Properties.Select(p => new FormField(p.Key, p.Value!.AsObject(), null));

    public IEnumerable<FormField> All => TopLevel.SelectMany(f => InnerOf(f).Prepend(f));

    public static IEnumerable<FormField> InnerOf(FormField table) => table.Json["fields"] is JsonObject inner
        ? inner.Select(p => new FormField(p.Key, p.Value!.AsObject(), table.Code))
        : [];

    public FormField? Find(string code) => All.FirstOrDefault(f => f.Code == code);

    public FormField BuiltIn(string type) => TopLevel.First(f => f.Type == type);
}
