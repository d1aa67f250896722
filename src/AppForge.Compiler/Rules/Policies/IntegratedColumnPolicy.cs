using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-STR-04: integrations use no columns of tables.</summary>
internal sealed class IntegratedColumnPolicy : AppRule
{
    private static readonly DiagnosticDescriptor InTable = PolicyList.Descriptor("P-STR-04",
        "外部連携「{0}」が、テーブル「{2}」の中の「{1}」を使います。", "The integration \"{0}\" uses \"{1}\" inside the table \"{2}\".",
        "連携がテーブルを扱えるか確かめ、集計や帳票に使う値はテーブルの外にも持ってください。", "See whether the service handles tables; keep what is counted or printed outside of them too.",
        "fields: { 明細: { type: SUBTABLE, fields: { 品名: { type: SINGLE_LINE_TEXT } } } }\nintegrations: [{ service: PrintCreator, fields: [品名] }]",
        "fields: { 件名: { type: SINGLE_LINE_TEXT } }\nintegrations: [{ service: PrintCreator, fields: [件名] }]");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [InTable];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var integration in IntegrationSymbol.Of(app))
        {
            foreach (var value in integration.Fields)
            {
                if (app.Fields.Find(value.Text) is { Table: { } table } column)
                {
                    diagnostics.Report(InTable, value.Origin, integration.Service, column.Label, table.Label);
                }
            }
        }
    }
}
