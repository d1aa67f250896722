using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-DOC-01: fields are explained: all required ones and all with options, and 70 of 100 together.</summary>
internal sealed class FieldHelpPolicy : AppRule
{
    private const int Enough = 70;

    private static readonly string[] Unexplained = ["GROUP", "SUBTABLE", "REFERENCE_TABLE"];

    private static readonly DiagnosticDescriptor Missing = PolicyList.Descriptor("P-DOC-01",
        "項目「{0}」に説明（help）がありません{1}。", "The field \"{0}\" has no help{1}.",
        "何を、どう記入するかを help に書いてください。設計書と操作説明書に載ります。", "Say in help what is filled in and how; it is in the documents.",
        "fields: { 件名: { type: SINGLE_LINE_TEXT, required: true } }", "fields: { 件名: { type: SINGLE_LINE_TEXT, required: true, help: 用件を短く記入する。 } }");

    private static readonly LocalizedText Alone = new("", "");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Missing];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var fields = app.Fields.WithColumns.Where(f => !f.IsBuiltIn && !f.Origin.IsNone && !Unexplained.Contains(f.Type)).ToList();
        var missing = fields.Where(f => f.Help is null).ToList();
        var important = missing.Where(f => f.IsRequired || !f.Options.IsEmpty).ToList();
        foreach (var field in important)
        {
            diagnostics.Report(Missing, field.Origin, field.Label, Alone);
        }

        // One message for the rate: at the first of the others.
        if ((fields.Count - missing.Count) * 100 < Enough * fields.Count && missing.Except(important).FirstOrDefault() is { } first)
        {
            var rate = (fields.Count - missing.Count) * 100 / fields.Count;
            diagnostics.Report(Missing, first.Origin, first.Label, new LocalizedText($"（説明のある項目は{rate}%。{Enough}%以上にします）", $" ({rate}% of the fields have one; {Enough}% should)"));
        }
    }
}
