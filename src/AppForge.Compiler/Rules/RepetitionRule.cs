using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules;

/// <summary>Nothing stands twice in a list, whichever list it is: a field in a view, a file, a row of the same person.</summary>
internal sealed class RepetitionRule : AppRule
{
    private static readonly DiagnosticDescriptor Item = DiagnosticDescriptor.Warning("AF3601",
        "「{0}」がこの並びに2回あります。", "\"{0}\" is in this list twice.",
        "どちらか一方を消してください。", "Remove one of them.").Explained(
        "同じものを2回並べても増えません。書き間違いのことが多く、kintone が受け付けないこともあります。",
        "Twice the same is no more than once. Mostly it is a slip, and kintone may refuse it.",
        wrong: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
              期日: { type: DATE }
            views:
              一覧: { type: LIST, fields: [件名, 期日, 件名] }
            """,
        right: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
              期日: { type: DATE }
            views:
              一覧: { type: LIST, fields: [件名, 期日] }
            """);

    private static readonly DiagnosticDescriptor Row = DiagnosticDescriptor.Warning("AF3602",
        "「{0}」の行が2つあり、この行は効きません。", "There are two rows of \"{0}\"; this one does nothing.",
        "1つの行にまとめてください。", "Join them in one row.").Explained(
        "アクセス権では、同じ人に当たる最初の行だけが効きます。",
        "Of permissions the first row that holds for a person decides.",
        wrong: """
            acl:
              app:
                - { entity: role/owner, allow: [recordViewable] }
                - { entity: role/owner, allow: all }
            """,
        right: """
            acl:
              app:
                - { entity: role/owner, allow: all }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Item, Row];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (value, shape) in app.Collections)
        {
            if (shape is ListShape { IsFlags: false } list)
            {
                Check((ListValue)value, list, seen, diagnostics);
            }
        }
    }

    private static void Check(ListValue list, ListShape shape, HashSet<string> seen, DiagnosticBag diagnostics)
    {
        var isOfNames = shape.Item is ReferenceShape or ScalarShape { Kind: FileKind or PrincipalKind };
        if (!isOfNames && !shape.IsIdentityStrict)
        {
            return;
        }

        seen.Clear();
        foreach (var item in list.Items)
        {
            var name = item is ScalarValue scalar ? scalar.Text : item is ObjectValue row && shape.IsIdentityStrict ? row.Text(shape.Identities[0][0]) : null;
            if (name is not null && !seen.Add(name))
            {
                diagnostics.ReportWithFix(isOfNames || shape.IsSet ? Item : Row, item.Origin, item is ScalarValue ? SourceEdit.Removing(item.Origin) : null, name);
            }
        }
    }
}
