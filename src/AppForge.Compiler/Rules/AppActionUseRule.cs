using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>Somebody may use an app action, and what it carries over stays (settings.md, section 7).</summary>
internal sealed class AppActionUseRule : AppRule
{
    private static readonly DiagnosticDescriptor Nobody = DiagnosticDescriptor.Warning("AF3522",
        "アプリアクション「{0}」を使える人がいません。", "Nobody may use the app action \"{0}\".",
        "entities に使える人を書いてください（すべての人なら everyone）。", "Write under entities who may (everyone for all).").Explained(
        "entities が空のアクションは、だれの画面にも出ません。",
        "An action without entities is shown to nobody.",
        wrong: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
            actions:
              複写する: { destApp: example, mappings: { 件名: 件名 } }
            """,
        right: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
            actions:
              複写する: { destApp: example, mappings: { 件名: 件名 }, entities: [everyone] }
            """);

    private static readonly DiagnosticDescriptor FilledByLookup = DiagnosticDescriptor.Warning("AF3523",
        "コピー先「{0}」は、ルックアップ「{1}」が写すフィールドです。", "\"{0}\" is filled by the lookup \"{1}\" over there.",
        "「{1}」へコピーしてください。「{0}」はルックアップが写します。", "Carry over to \"{1}\": the lookup fills \"{0}\".").Explained(
        "ルックアップが写すフィールドには、人もアクションも書き込めません。",
        "What a lookup fills is written by nobody else.",
        wrong: """
            fields:
              車種: { type: SINGLE_LINE_TEXT }
            actions:
              予約する: { destApp: trip, mappings: { 車種: 車種 }, entities: [everyone] }
            # file: apps/trip/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: vehicle, relatedKeyField: 番号, fieldMappings: { 車種: 車種 } } }
              車種: { type: SINGLE_LINE_TEXT }
            # file: apps/vehicle/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT, unique: true }
              車種: { type: SINGLE_LINE_TEXT }
            """,
        right: """
            fields:
              番号: { type: SINGLE_LINE_TEXT }
            actions:
              予約する: { destApp: trip, mappings: { 番号: 番号 }, entities: [everyone] }
            # file: apps/trip/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: vehicle, relatedKeyField: 番号, fieldMappings: { 車種: 車種 } } }
              車種: { type: SINGLE_LINE_TEXT }
            # file: apps/vehicle/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT, unique: true }
              車種: { type: SINGLE_LINE_TEXT }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Nobody, FilledByLookup];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var action in AppActionSymbol.Of(app))
        {
            if (action.Who.IsEmpty && !diagnostics.HasErrorsIn(action.Value.Origin))
            {
                diagnostics.Report(Nobody, action.Value.Written("entities")?.Origin ?? action.Origin, action.Name);
            }

            var lookups = compilation.Find(action.Destination)?.Fields.WithColumns.Where(f => f.Lookup is not null).ToList() ?? [];
            foreach (var mapping in action.Mappings)
            {
                if (lookups.FirstOrDefault(f => f.Code != mapping.There && f.Lookup!.Mappings.Any(m => m.Here == mapping.There)) is { } lookup)
                {
                    diagnostics.Report(FilledByLookup, mapping.Origin, mapping.There, lookup.Code);
                }
            }
        }
    }
}
