using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>A lookup's key is of the field's type and unique over there; nothing is copied to the lookup itself (fields.md, Lookup).</summary>
internal sealed class LookupRule : AppRule
{
    private static readonly string[] Keys = ["SINGLE_LINE_TEXT", "NUMBER", "LINK"];

    private static readonly DiagnosticDescriptor KeyType = DiagnosticDescriptor.Error("AF3201",
        "ルックアップ「{0}」の型は {1} ですが、コピー元「{2}」は {3} です。", "The lookup \"{0}\" is {1}, but its key \"{2}\" is {3}.",
        "ルックアップの type をコピー元の型（レコード番号なら NUMBER）にしてください。", "Give the lookup the type of its key (NUMBER for a record number).").Explained(
        "ルックアップはコピー元と同じ型の値を持ちます。型が違うと、kintone はフィールドを作りません。",
        "A lookup holds the value of its key. kintone refuses one of another type.",
        wrong: """
            fields:
              車両番号: { type: NUMBER, lookup: { relatedApp: vehicle, relatedKeyField: 番号 } }
            # file: apps/vehicle/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT, unique: true }
            """,
        right: """
            fields:
              車両番号: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: vehicle, relatedKeyField: 番号 } }
            # file: apps/vehicle/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT, unique: true }
            """);

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
        "fieldMappings からこの行を消してください。", "Remove this line from fieldMappings.").Explained(
        "ルックアップの値はコピー元の値そのものです。kintone は自分自身へのコピーを拒みます。",
        "The value of a lookup is that of its key; kintone refuses a copy to itself.",
        wrong: """
            fields:
              車両番号: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: vehicle, relatedKeyField: 番号, fieldMappings: { 車両番号: 番号 } } }
            # file: apps/vehicle/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT, unique: true }
            """,
        right: """
            fields:
              車両番号: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: vehicle, relatedKeyField: 番号 } }
            # file: apps/vehicle/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT, unique: true }
            """);

    private static readonly DiagnosticDescriptor CopyTwice = DiagnosticDescriptor.Error("AF3204",
        "「{0}」へは、ルックアップ「{1}」からもコピーされます。", "\"{0}\" is also copied to by the lookup \"{1}\".",
        "コピー先は1つのルックアップにだけ書けます。", "A field can be the target of one lookup only.").Explained(
        "2つのルックアップから写されると、どちらの値が残るかが決まりません。kintone はこの設定を拒みます。",
        "With two lookups nobody knows whose value stays; kintone refuses the setting.",
        wrong: """
            fields:
              行き: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: vehicle, relatedKeyField: 番号, fieldMappings: { 車種: 車種 } } }
              帰り: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: vehicle, relatedKeyField: 番号, fieldMappings: { 車種: 車種 } } }
              車種: { type: SINGLE_LINE_TEXT }
            # file: apps/vehicle/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT, unique: true }
              車種: { type: SINGLE_LINE_TEXT }
            """,
        right: """
            fields:
              行き: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: vehicle, relatedKeyField: 番号, fieldMappings: { 行きの車種: 車種 } } }
              帰り: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: vehicle, relatedKeyField: 番号, fieldMappings: { 帰りの車種: 車種 } } }
              行きの車種: { type: SINGLE_LINE_TEXT }
              帰りの車種: { type: SINGLE_LINE_TEXT }
            # file: apps/vehicle/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT, unique: true }
              車種: { type: SINGLE_LINE_TEXT }
            """);

    private static readonly DiagnosticDescriptor NoKey = DiagnosticDescriptor.Error("AF3205",
        "参照先の「{0}」（{1}）は、ルックアップのコピー元にできません。", "\"{0}\" ({1}) of the related app can't be the key of a lookup.",
        "コピー元は、テーブルの外の文字列（1行）・数値・リンクで値の重複を禁止したもの、またはレコード番号です。ルックアップや自動計算のフィールドは使えません。",
        "A key is a single-line text, a number or a link outside of tables that prohibits duplicates, or the record number; no lookup, and nothing that is calculated.").Explained(
        "コピー元の値で参照先のレコードを1件に決めます。値の重複を禁止できないフィールドでは決まりません。",
        "The key leads to one record over there; a field that can't prohibit duplicates can't do that.",
        wrong: """
            fields:
              期日: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: plan, relatedKeyField: 期日 } }
            # file: apps/plan/app.yaml
            fields:
              期日: { type: DATE }
            """,
        right: """
            fields:
              番号: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: plan, relatedKeyField: 番号 } }
            # file: apps/plan/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT, unique: true }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [KeyType, KeyNotUnique, CopyToItself, CopyTwice, NoKey];

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

        if (!IsPossibleKey(key))
        {
            diagnostics.Report(NoKey, written.Origin, key.Code, key.TypeTitle);
            return;
        }

        var wanted = key.Type == "RECORD_NUMBER" ? "NUMBER" : key.Type;
        if (field.Type != wanted && !key.IsUnknown)
        {
            diagnostics.Report(KeyType, written.Origin, field.Code, field.Type, key.Code, key.Type);
        }
        else if (key is { IsUnique: false, IsBuiltIn: false, IsUnknown: false } && !diagnostics.HasErrorsIn(key.Value.Origin))
        {
            diagnostics.Report(KeyNotUnique, written.Origin, key.Code, lookup.AppKey);
        }
    }

    private static bool IsPossibleKey(FieldSymbol key) =>
        key.IsUnknown || key.Type == "RECORD_NUMBER" || (Keys.Contains(key.Type, StringComparer.Ordinal) && key is { Table: null, Lookup: null, IsUnreadable: false, Expression: null });

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
                var entry = mapping.KeyOrigin.Source.Span(mapping.KeyOrigin.Start, mapping.Value.Origin.End);
                diagnostics.ReportWithFix(CopyToItself, mapping.KeyOrigin, SourceEdit.Removing(entry), field.Code);
            }
            else if (!targets.TryAdd(mapping.Key, field.Code))
            {
                diagnostics.Report(CopyTwice, mapping.KeyOrigin, mapping.Key, targets[mapping.Key]);
            }
        }
    }
}
