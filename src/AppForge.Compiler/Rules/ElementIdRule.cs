using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>The ids by which scripts find labels, spacers and rules are unique on the form (fields.md, section 3).</summary>
internal sealed class ElementIdRule : AppRule
{
    private static readonly DiagnosticDescriptor Twice = DiagnosticDescriptor.Error("AF3105",
        "要素ID「{0}」がレイアウトに2回あります。", "The element id \"{0}\" is in the layout twice.",
        "別の要素IDにしてください。", "Choose another id.").Explained(
        "要素IDはフォームの中で1つだけです。kintone は重なったレイアウトを拒みます。",
        "An element id is unique on the form; kintone refuses a layout with one twice.",
        wrong: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
            layout:
              - [件名, { spacer: map }]
              - [{ spacer: map }]
            """,
        right: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
            layout:
              - [件名, { spacer: map }]
              - [{ spacer: chart }]
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Twice];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in LayoutRow.WrittenIn(app).SelectMany(r => r.Rows.Prepend(r)).SelectMany(r => r.Cells))
        {
            if (cell.ElementId is { } id && !seen.Add(id))
            {
                diagnostics.Report(Twice, (cell.Value[cell.IsSpacer ? "spacer" : "elementId"] ?? cell.Value).Origin, id);
            }
        }
    }
}
