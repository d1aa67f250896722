using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-ACL-08: the last rule about records is about all of them.</summary>
internal sealed class OtherRecordsPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Open = PolicyList.Descriptor("P-ACL-08",
        "どの条件にも合わないレコードの扱いがありません。全員が見られます。", "Nothing is said of records that no condition fits: everyone can see them.",
        "acl.record の最後に、filterCond のない行を書いてください。", "End acl.record with a row without filterCond.",
        "fields: { 区分: { type: RADIO_BUTTON, options: [a, b] } }\nacl: { record: [{ filterCond: '区分 in (\"a\")', entities: [{ entity: role/owner, allow: all }] }] }",
        "fields: { 区分: { type: RADIO_BUTTON, options: [a, b] } }\nacl:\n  record:\n    - { filterCond: '区分 in (\"a\")', entities: [{ entity: role/owner, allow: all }] }\n    - { entities: [{ entity: everyone, allow: [viewable] }] }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Open];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (RecordPermissionRule.Of(app) is [.., { Filter.Length: > 0 } last] rules && rules.All(r => r.Filter.Length > 0))
        {
            diagnostics.Report(Open, app.PlaceOf(last.Value));
        }
    }
}
