using System.Collections.Frozen;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Rules;

/// <summary>What a lookup copies goes into a field beside it that can be written and takes the type (fields.md, Lookup).</summary>
internal sealed class LookupCopyRule : AppRule
{
    private static readonly string[] NotWritable = ["CALC", "FILE", "SUBTABLE", "GROUP", "REFERENCE_TABLE"];

    // What can't be mixed for certain, by what the value is. Inside a family only what was measured is known.
    private static readonly FrozenDictionary<string, string> Families = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SINGLE_LINE_TEXT"] = "text",
        ["MULTI_LINE_TEXT"] = "text",
        ["RICH_TEXT"] = "text",
        ["LINK"] = "text",
        ["DROP_DOWN"] = "text",
        ["RADIO_BUTTON"] = "text",
        ["CHECK_BOX"] = "many",
        ["MULTI_SELECT"] = "many",
        ["NUMBER"] = "number",
        ["CALC"] = "number",
        ["RECORD_NUMBER"] = "number",
        ["DATE"] = "date",
        ["TIME"] = "time",
        ["DATETIME"] = "moment",
        ["CREATED_TIME"] = "moment",
        ["UPDATED_TIME"] = "moment",
        ["USER_SELECT"] = "user",
        ["CREATOR"] = "user",
        ["MODIFIER"] = "user",
        ["ORGANIZATION_SELECT"] = "organization",
        ["GROUP_SELECT"] = "group",
        ["FILE"] = "file",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly DiagnosticDescriptor OtherType = DiagnosticDescriptor.Error("AF3221",
        "参照先の「{0}」（{1}）は「{2}」（{3}）にコピーできません。", "\"{0}\" ({1}) of the related app can't be copied to \"{2}\" ({3}).",
        "同じ型のフィールドを選んでください。文字列（1行）へは、ドロップダウンとラジオボタンもコピーできます。",
        "Choose a field of the same type; a single-line text also takes drop-downs and radio buttons.").Explained(
        "型の合わない組み合わせを、kintone はフィールドを作るときに拒みます。",
        "kintone refuses the field when the types don't go together.",
        wrong: """
            fields:
              品番: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: item, relatedKeyField: 品番, fieldMappings: { 単価: 単価 } } }
              単価: { type: SINGLE_LINE_TEXT }
            # file: apps/item/app.yaml
            fields:
              品番: { type: SINGLE_LINE_TEXT, unique: true }
              単価: { type: NUMBER }
            """,
        right: """
            fields:
              品番: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: item, relatedKeyField: 品番, fieldMappings: { 単価: 単価 } } }
              単価: { type: NUMBER }
            # file: apps/item/app.yaml
            fields:
              品番: { type: SINGLE_LINE_TEXT, unique: true }
              単価: { type: NUMBER }
            """);

    private static readonly DiagnosticDescriptor ReadOnly = DiagnosticDescriptor.Error("AF3222",
        "ルックアップのコピー先に「{0}」（{1}）は選べません。", "\"{0}\" ({1}) can't be the target of a lookup.",
        "値を記入できるフィールドにしてください。計算・添付ファイル・ルックアップ・テーブル・作成者などは選べません。",
        "Choose a field that can be filled in: no formula, attachment, lookup, table or built-in field.").Explained(
        "ルックアップは値を書き込みます。書き込めないフィールドをコピー先にすると、kintone が拒みます。",
        "A lookup writes values; kintone refuses a target that can't be written.",
        wrong: """
            fields:
              品番: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: item, relatedKeyField: 品番, fieldMappings: { 税込: 単価 } } }
              単価: { type: NUMBER }
              税込: { type: CALC, expression: 単価 * 1.1 }
            # file: apps/item/app.yaml
            fields:
              品番: { type: SINGLE_LINE_TEXT, unique: true }
              単価: { type: NUMBER }
            """,
        right: """
            fields:
              品番: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: item, relatedKeyField: 品番, fieldMappings: { 単価: 単価 } } }
              単価: { type: NUMBER }
              税込: { type: CALC, expression: 単価 * 1.1 }
            # file: apps/item/app.yaml
            fields:
              品番: { type: SINGLE_LINE_TEXT, unique: true }
              単価: { type: NUMBER }
            """);

    private static readonly DiagnosticDescriptor OtherPlace = DiagnosticDescriptor.Error("AF3223",
        "ルックアップ「{0}」から「{1}」へはコピーできません（{2}）。", "The lookup \"{0}\" can't copy to \"{1}\" ({2}).",
        "ルックアップとコピー先は、同じテーブルの中か、どちらもテーブルの外に置きます。", "Lookup and target stand in the same table, or both outside of tables.").Explained(
        "テーブルの外のルックアップはどの行に写すかが決まらず、行の中のルックアップは行の外へ写せません。参照先のテーブルの中の値も写せません。",
        "Outside of a table nobody knows which row to fill; inside, a row can't fill what stands outside. What stands in a table over there can't be copied either.",
        wrong: """
            fields:
              明細:
                type: SUBTABLE
                fields:
                  品番: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: item, relatedKeyField: 品番, fieldMappings: { 品名: 品名 } } }
              品名: { type: SINGLE_LINE_TEXT }
            # file: apps/item/app.yaml
            fields:
              品番: { type: SINGLE_LINE_TEXT, unique: true }
              品名: { type: SINGLE_LINE_TEXT }
            """,
        right: """
            fields:
              明細:
                type: SUBTABLE
                fields:
                  品番: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: item, relatedKeyField: 品番, fieldMappings: { 品名: 品名 } } }
                  品名: { type: SINGLE_LINE_TEXT }
            # file: apps/item/app.yaml
            fields:
              品番: { type: SINGLE_LINE_TEXT, unique: true }
              品名: { type: SINGLE_LINE_TEXT }
            """);

    private static readonly DiagnosticDescriptor Doubtful = DiagnosticDescriptor.Warning("AF3224",
        "参照先の「{0}」（{1}）を「{2}」（{3}）へコピーできるかは、kintone で確かめてください。", "Whether \"{0}\" ({1}) of the related app can be copied to \"{2}\" ({3}) has to be tried in kintone.",
        "同じ型のフィールドにすれば確実です。", "A field of the same type is certain to work.").Explained(
        "コピーできる型の組み合わせは公開されていません。同じ型どうしは確実です。断られるときは、反映の途中で止まります。",
        "Which types go together isn't published, save that the same type does. Where kintone refuses, a deployment stops half way.",
        wrong: """
            fields:
              品番: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: item, relatedKeyField: 品番, fieldMappings: { 説明: 説明 } } }
              説明: { type: SINGLE_LINE_TEXT }
            # file: apps/item/app.yaml
            fields:
              品番: { type: SINGLE_LINE_TEXT, unique: true }
              説明: { type: MULTI_LINE_TEXT }
            """,
        right: """
            fields:
              品番: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: item, relatedKeyField: 品番, fieldMappings: { 説明: 説明 } } }
              説明: { type: MULTI_LINE_TEXT }
            # file: apps/item/app.yaml
            fields:
              品番: { type: SINGLE_LINE_TEXT, unique: true }
              説明: { type: MULTI_LINE_TEXT }
            """);

    private static readonly DiagnosticDescriptor Overwritten = DiagnosticDescriptor.Warning("AF3225",
        "コピー先「{0}」は自動計算の文字列なので、写した値は残りません。", "The target \"{0}\" is filled by a formula: what is copied doesn't stay.",
        "expression を消すか、別のフィールドにコピーしてください。", "Remove expression, or copy to another field.").Explained(
        "自動計算する文字列の値は、保存のたびに式の結果で置き換わります。",
        "The value of a text with a formula is replaced by the result whenever the record is saved.",
        wrong: """
            fields:
              品番: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: item, relatedKeyField: 品番, fieldMappings: { 品名: 品名 } } }
              品名: { type: SINGLE_LINE_TEXT, expression: '"未定"' }
            # file: apps/item/app.yaml
            fields:
              品番: { type: SINGLE_LINE_TEXT, unique: true }
              品名: { type: SINGLE_LINE_TEXT }
            """,
        right: """
            fields:
              品番: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: item, relatedKeyField: 品番, fieldMappings: { 品名: 品名 } } }
              品名: { type: SINGLE_LINE_TEXT }
            # file: apps/item/app.yaml
            fields:
              品番: { type: SINGLE_LINE_TEXT, unique: true }
              品名: { type: SINGLE_LINE_TEXT }
            """);

    private static readonly LocalizedText TargetElsewhere = new("コピー先が別の場所にあります", "the target stands elsewhere");
    private static readonly LocalizedText SourceInTable = new("参照先のフィールドがテーブルの中にあります", "the field over there stands in a table");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [OtherType, ReadOnly, OtherPlace, Doubtful, Overwritten];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var field in app.Fields.WithColumns)
        {
            if (field.Lookup?.Value["fieldMappings"] is not MapValue mappings)
            {
                continue;
            }

            var there = compilation.Find(field.Lookup.AppKey);
            foreach (var mapping in mappings.Entries.Where(m => m.Key != field.Code && m.Value is ScalarValue))
            {
                if (app.Fields.Find(mapping.Key) is { IsUnknown: false } target && !diagnostics.HasErrorsIn(mapping.KeyOrigin))
                {
                    Check(field, target, there?.Fields.Find(((ScalarValue)mapping.Value).Text), mapping.KeyOrigin, diagnostics);
                }
            }
        }
    }

    /// <summary>Whether a lookup copies a value from a field of one type into one of another.</summary>
    internal static CopyFit Fit(string from, string to)
    {
        if (from == to || (from, to) is ("DROP_DOWN" or "RADIO_BUTTON", "SINGLE_LINE_TEXT") or ("CALC" or "RECORD_NUMBER", "NUMBER"))
        {
            return CopyFit.Fits;
        }

        // A calculated field may show a date, a record number may have letters before it, a person has a name.
        return (from, to) is ("CALC", "DATE" or "TIME" or "DATETIME" or "SINGLE_LINE_TEXT") or ("RECORD_NUMBER" or "CREATOR" or "MODIFIER", "SINGLE_LINE_TEXT")
            || (Families.TryGetValue(from, out var family) && Families.GetValueOrDefault(to) == family)
            ? CopyFit.Unknown
            : CopyFit.Refused;
    }

    private static void Check(FieldSymbol lookup, FieldSymbol target, FieldSymbol? source, SourceSpan place, DiagnosticBag diagnostics)
    {
        if (target.IsBuiltIn || target.Lookup is not null || target.IsUnreadable || NotWritable.Contains(target.Type, StringComparer.Ordinal))
        {
            diagnostics.Report(ReadOnly, place, target.Code, target.TypeTitle);
        }
        else if (!string.Equals(lookup.Table?.Code, target.Table?.Code, StringComparison.Ordinal))
        {
            diagnostics.Report(OtherPlace, place, lookup.Code, target.Code, TargetElsewhere);
        }
        else if (source is { Table: not null })
        {
            diagnostics.Report(OtherPlace, place, lookup.Code, target.Code, SourceInTable);
        }
        else if (source is { IsUnknown: false } && Fit(source.Type, target.Type) is var fit and not CopyFit.Fits)
        {
            diagnostics.Report(fit == CopyFit.Refused ? OtherType : Doubtful, place, source.Code, source.TypeTitle, target.Code, target.TypeTitle);
        }
        else if (target.Expression is not null)
        {
            diagnostics.Report(Overwritten, place, target.Code);
        }
    }
}
