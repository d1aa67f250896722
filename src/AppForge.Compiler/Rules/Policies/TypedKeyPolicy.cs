using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-REF-01: the key of a master is looked up, not typed.</summary>
internal sealed class TypedKeyPolicy : Rule
{
    private static readonly DiagnosticDescriptor Typed = PolicyList.Descriptor("P-REF-01",
        "「{0}」は {1} のキーですが、ここでは自由に入力できます。", "\"{0}\" is the key of {1}, and here it is typed freely.",
        "lookup にして、{1} から選ぶようにしてください。", "Make it a lookup of {1}.",
        "fields: { 所属コード: { type: SINGLE_LINE_TEXT } }\n# file: apps/org/app.yaml\nfields: { 所属コード: { type: SINGLE_LINE_TEXT, unique: true } }\n# file: apps/user/app.yaml\nfields: { 所属コード: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: org, relatedKeyField: 所属コード } } }",
        "fields: { 備考: { type: SINGLE_LINE_TEXT } }\n# file: apps/org/app.yaml\nfields: { 所属コード: { type: SINGLE_LINE_TEXT, unique: true } }\n# file: apps/user/app.yaml\nfields: { 所属コード: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: org, relatedKeyField: 所属コード } } }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Typed];

    public override void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        // A code that two masters have as their key says nothing about which one is meant.
        var keys = compilation.MasterKeys().GroupBy(k => k.Field, StringComparer.Ordinal).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().App, StringComparer.Ordinal);
        foreach (var app in compilation.Apps.Values)
        {
            var copied = app.Fields.WithColumns.SelectMany(f => f.Lookup?.Mappings.Select(m => m.Here) ?? []).ToHashSet(StringComparer.Ordinal);
            foreach (var field in app.Fields.WithColumns.Where(f => f.Lookup is null && f.Type is "SINGLE_LINE_TEXT" or "NUMBER" && f.Expression is null && !copied.Contains(f.Code) && !f.Origin.IsNone))
            {
                if (keys.TryGetValue(field.Code, out var master) && master != app.Key && !field.Value.Properties.Any(p => p.Shape.Name == "lookup"))
                {
                    diagnostics.Report(Typed, field.Origin, field.Label, master);
                }
            }
        }
    }
}
