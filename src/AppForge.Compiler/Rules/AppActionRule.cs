using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>An app action carries a value over only into a field that can take it. Where kintone's help is silent, so is the rule.</summary>
internal sealed class AppActionRule : AppRule
{
    private static readonly DiagnosticDescriptor CanNotTake = DiagnosticDescriptor.Error("AF3521",
        "「{0}」（{1}）へ、{2}はコピーできません。", "\"{0}\" ({1}) can't take {2}.",
        "同じ型のフィールドを選んでください。テーブルの中の値は、テーブルの中のフィールドへコピーします。",
        "Choose a field of the same type. What stands in a table goes into a table.").Explained(
        "アクションはレコードの値をそのまま写します。型の合わない組み合わせを kintone は拒みます。",
        "An app action copies values as they are; kintone refuses types that don't go together.",
        wrong: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
              期日: { type: DATE }
            actions:
              複写する: { destApp: example, mappings: { 期日: 件名 }, entities: [everyone] }
            """,
        right: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
              期日: { type: DATE }
            actions:
              複写する: { destApp: example, mappings: { 期日: 期日 }, entities: [everyone] }
            """);

    private static readonly LocalizedText Url = new("レコードのURL", "the record's URL");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [CanNotTake];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var action in AppActionSymbol.Of(app))
        {
            foreach (var mapping in action.Mappings)
            {
                var from = mapping.Here is null ? null : app.Fields.Find(mapping.Here);
                if (compilation.Find(action.Destination)?.Fields.Find(mapping.There) is not { IsUnknown: false } to || from is { IsUnknown: true } || (mapping.Here is not null && from is null))
                {
                    continue; // reported as an unknown name, or nobody knows what it is
                }

                if (from is null ? !FieldMatches.HoldsUrl(to.Type) : !CanTake(to, from))
                {
                    diagnostics.Report(CanNotTake, mapping.Origin, to.Code, to.TypeTitle, from is null ? Url : Named(from));
                }
            }
        }
    }

    private static bool CanTake(FieldSymbol to, FieldSymbol from) =>
        FieldMatches.CarriesOver(from.Type, to.Type) && from.Table is null == to.Table is null;

    private static LocalizedText Named(FieldSymbol field) => new($"「{field.Code}」（{field.TypeTitle.Japanese}）", $"\"{field.Code}\" ({field.TypeTitle.English})");
}
