using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>A lookup's key is of the field's type and unique over there; nothing is copied to the lookup itself (fields.md, Lookup).</summary>
internal sealed class LookupRule : AppRule
{
    private static readonly DiagnosticDescriptor KeyType = DiagnosticDescriptor.Error("AF3201",
        "ルックアップ「{0}」の型は {1} ですが、コピー元「{2}」は {3} です。", "The lookup \"{0}\" is {1}, but its key \"{2}\" is {3}.",
        "ルックアップの type をコピー元の型（レコード番号なら NUMBER）にしてください。", "Give the lookup the type of its key (NUMBER for a record number).");

    private static readonly DiagnosticDescriptor KeyNotUnique = DiagnosticDescriptor.Error("AF3202",
        "コピー元「{0}」（{1}）は値の重複を禁止していません。", "The key \"{0}\" ({1}) allows duplicates.",
        "参照先で「{0}」に unique: true を付けてください。そうしないと API からの登録が失敗します（GAIA_LO03）。",
        "Set unique: true on \"{0}\" there; otherwise writes over the API fail (GAIA_LO03).").Explained(
        "同じ値のレコードが2件あると、どちらからコピーするかが決まりません。画面では選べても、API・CSV からの登録は失敗します。",
        "With two records of the same value nobody knows which to copy. The screen lets a person choose; writes over the API and from CSV fail.",
        wrong: """
            fields:
              車両番号: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: vehicle, relatedKeyField: 番号 } }
            # file: apps/vehicle/app.yaml
            name: 車両
            fields:
              番号: { type: SINGLE_LINE_TEXT }
            """,
        right: """
            fields:
              車両番号: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: vehicle, relatedKeyField: 番号 } }
            # file: apps/vehicle/app.yaml
            name: 車両
            fields:
              番号: { type: SINGLE_LINE_TEXT, unique: true }
            """);

    private static readonly DiagnosticDescriptor CopyToItself = DiagnosticDescriptor.Error("AF3203",
        "ルックアップ「{0}」の値を自分自身にコピーすることはできません。", "The lookup \"{0}\" can't copy to itself.",
        "fieldMappings からこの行を消してください。", "Remove this line from fieldMappings.");

    private static readonly DiagnosticDescriptor CopyTwice = DiagnosticDescriptor.Error("AF3204",
        "「{0}」へは、ルックアップ「{1}」からもコピーされます。", "\"{0}\" is also copied to by the lookup \"{1}\".",
        "コピー先は1つのルックアップにだけ書けます。", "A field can be the target of one lookup only.");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [KeyType, KeyNotUnique, CopyToItself, CopyTwice];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in app.Fields.WithColumns)
        {
            if (field.Lookup is { } lookup)
            {
                CheckKey(field, lookup, compilation, diagnostics);
                CheckTargets(field, lookup, targets, diagnostics);
            }
        }
    }

    private static void CheckKey(FieldSymbol field, LookupSymbol lookup, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (compilation.Find(lookup.AppKey)?.Fields.Find(lookup.KeyField) is not { } key || lookup.Value["relatedKeyField"] is not { } written)
        {
            return;
        }

        var wanted = key.Type == "RECORD_NUMBER" ? "NUMBER" : key.Type;
        if (field.Type != wanted)
        {
            diagnostics.Report(KeyType, written.Origin, field.Code, field.Type, key.Code, key.Type);
        }
        else if (!key.IsUnique && !key.IsBuiltIn)
        {
            diagnostics.Report(KeyNotUnique, written.Origin, key.Code, lookup.AppKey);
        }
    }

    private static void CheckTargets(FieldSymbol field, LookupSymbol lookup, Dictionary<string, string> targets, DiagnosticBag diagnostics)
    {
        if (lookup.Value["fieldMappings"] is not Model.MapValue mappings)
        {
            return;
        }

        foreach (var mapping in mappings.Entries)
        {
            if (mapping.Key == field.Code)
            {
                diagnostics.Report(CopyToItself, mapping.KeyOrigin, field.Code);
            }
            else if (!targets.TryAdd(mapping.Key, field.Code))
            {
                diagnostics.Report(CopyTwice, mapping.KeyOrigin, mapping.Key, targets[mapping.Key]);
            }
        }
    }
}
