using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-REF-02: a key that others look up isn't renamed.</summary>
internal sealed class MasterKeyRenamePolicy : Rule
{
    private static readonly DiagnosticDescriptor Renamed = PolicyList.Descriptor("P-REF-02",
        "「{0}」は、ほかのアプリが参照するキーです。改名しないでください。", "\"{0}\" is a key that other apps look up; it isn't renamed.",
        "コードは元のままにし、画面の名前だけを label で変えてください。", "Keep the code and change the label.",
        "fields: { 所属番号: { type: SINGLE_LINE_TEXT, unique: true, renamedFrom: 所属コード } }\n# file: apps/user/app.yaml\nfields: { 所属: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: example, relatedKeyField: 所属番号 } } }",
        "fields: { 所属コード: { type: SINGLE_LINE_TEXT, unique: true, label: 所属番号 } }\n# file: apps/user/app.yaml\nfields: { 所属: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: example, relatedKeyField: 所属コード } } }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Renamed];

    public override void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var (app, key) in compilation.MasterKeys())
        {
            if (compilation.Find(app)?.Fields.Find(key)?.Entry is { RenamedFrom: { } former } entry && compilation.Find(app)!.Fields.Find(former.Text) is null)
            {
                diagnostics.Report(Renamed, former.Origin, entry.Key);
            }
        }
    }
}
