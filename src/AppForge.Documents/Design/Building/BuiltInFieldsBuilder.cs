using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Documents.Design.Building;

/// <summary>Makes 4.1: the fields that kintone has in every app, with what they are called here.</summary>
internal sealed class BuiltInFieldsBuilder
{
    private static readonly string[] OfProcess = ["STATUS", "STATUS_ASSIGNEE"];
    private const string Category = "CATEGORY";

    private readonly AppInDocument _app;

    public BuiltInFieldsBuilder(AppInDocument app)
    {
        _app = app;
        Rows = [.. ((UnionShape)((MapShape)KintoneCatalog.Fields.Shape).Value).Variants.Where(v => v.IsBuiltIn || v.IsServerOwned).Select(Row)];
        AreOrdinary = app.App.Fields.Where(f => f.IsBuiltIn).All(f => f.Entry.IsImplied);
    }

    public IReadOnlyList<BuiltInFieldRow> Rows { get; }

    /// <summary>Whether all are called as in a new app.</summary>
    public bool AreOrdinary { get; }

    public string Sentence() => AreOrdinary
        ? $"{string.Join("、", Rows.Select(r => r.Name))}。フィールド名とフィールドコードは、すべて既定のままである。"
        : "フィールド名またはフィールドコードを、既定から変えている。";

    private BuiltInFieldRow Row(Variant type)
    {
        var tag = type.Tags[0];
        var field = _app.App.Fields.FirstOrDefault(f => f.Type == tag);
        var code = field?.Code ?? _app.App.Scope.BuiltInCode(tag);
        return new BuiltInFieldRow(type.Title.Japanese, field?.Label ?? code, code, field?.Help ?? Remarks(tag));
    }

    private string Remarks(string tag)
    {
        if (OfProcess.Contains(tag, StringComparer.Ordinal))
            return ProcessSymbol.Of(_app.App) is { IsEnabled: true } ? "プロセス管理で変わる（9）" : _app.Unmanaged.IsManaged("process") ? "プロセス管理を使わないため、値はない" : "";
        return tag == Category ? "カテゴリーを設定したアプリだけにある（13.4）" : "kintoneが値を入れる";
    }
}
