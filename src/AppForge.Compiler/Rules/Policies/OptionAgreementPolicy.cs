using System.Text;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-NAM-04: fields of one code have the same options in every app, or other ones on purpose.</summary>
internal sealed class OptionAgreementPolicy : Rule
{
    private static readonly DiagnosticDescriptor Differ = PolicyList.Descriptor("P-NAM-04",
        "「{0}」の選択肢が、アプリ {1} と{2}。", "The options of \"{0}\" {2} those of the app {1}.",
        "並びと文言をそろえてください。断片（fragments/）に1つだけ書くと、ずれません。", "Make them the same; written once in a fragment they stay so.",
        "fields: { 区分: { type: RADIO_BUTTON, options: [本庁, 出先] } }\n# file: apps/other/app.yaml\nfields: { 区分: { type: RADIO_BUTTON, options: [出先, 本庁] } }",
        "fields: { 区分: { type: RADIO_BUTTON, options: [本庁, 出先] } }\n# file: apps/other/app.yaml\nfields: { 区分: { type: RADIO_BUTTON, options: [本庁, 出先] } }");

    private static readonly LocalizedText Order = new("並びだけ違います", "are in another order than");
    private static readonly LocalizedText Spelling = new("書き方だけ違います", "are spelled differently from");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Differ];

    public override void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        var fields = compilation.Apps.Values.SelectMany(a => a.Fields.WithColumns.Where(f => !f.Options.IsEmpty).Select(f => (App: a, Field: f)));
        foreach (var same in fields.GroupBy(f => f.Field.Code, StringComparer.Ordinal))
        {
            var first = same.First();
            var (options, folded) = (first.Field.Options, Folded(first.Field));
            foreach (var (app, field) in same.Skip(1).Where(f => !f.Field.Options.SequenceEqual(options)))
            {
                if (field.Options.Length == options.Length && Folded(field).SequenceEqual(folded))
                {
                    diagnostics.Report(Differ, app.PlaceOf(field.Value["options"]), field.Label, first.App.Key,
                        field.Options.Order(StringComparer.Ordinal).SequenceEqual(options.Order(StringComparer.Ordinal)) ? Order : Spelling);
                }
            }
        }
    }

    // Width, case, spaces and marks between words make no other meaning.
    private static IEnumerable<string> Folded(FieldSymbol field) => field.Options
        .Select(o => string.Concat(o.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant()).Order(StringComparer.Ordinal);
}
