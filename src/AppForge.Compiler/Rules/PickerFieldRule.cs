using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules;

/// <summary>What is shown of another app's records (when one is picked, as related records) has a value to show.</summary>
internal sealed class PickerFieldRule : AppRule
{
    private static readonly DiagnosticDescriptor NothingToShow = DiagnosticDescriptor.Error("AF3226",
        "参照先の「{0}」（{1}）は表示できません。", "\"{0}\" ({1}) of the related app can't be shown.",
        "値を持つフィールドを選んでください。", "Choose a field that has a value.").Explained(
        "グループと関連レコード一覧はレコードの値ではないので、選択の画面や一覧に並べられません。",
        "Groups and related records are no values of a record, so that nothing can be listed.",
        wrong: """
            fields:
              品番: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: item, relatedKeyField: 品番, lookupPickerFields: [品番, 寸法] } }
            # file: apps/item/app.yaml
            fields:
              品番: { type: SINGLE_LINE_TEXT, unique: true }
              寸法: { type: GROUP }
            """,
        right: """
            fields:
              品番: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: item, relatedKeyField: 品番, lookupPickerFields: [品番, 幅] } }
            # file: apps/item/app.yaml
            fields:
              品番: { type: SINGLE_LINE_TEXT, unique: true }
              幅: { type: NUMBER }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NothingToShow];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var field in app.Fields.WithColumns)
        {
            if (field.Lookup is { } lookup)
            {
                Check(compilation.Find(lookup.AppKey), lookup.Value["lookupPickerFields"], diagnostics);
            }
            else if (field.RelatedRecords is { } related)
            {
                Check(compilation.Find(related.AppKey), related.Value["displayFields"], diagnostics);
            }
        }
    }

    private static void Check(AppModel? there, SettingValue? shown, DiagnosticBag diagnostics)
    {
        foreach (var item in (shown as ListValue)?.Items.OfType<ScalarValue>() ?? [])
        {
            if (there?.Fields.Find(item.Text) is { HoldsValue: false } field)
            {
                diagnostics.Report(NothingToShow, item.Origin, field.Code, field.TypeTitle);
            }
        }
    }
}
