using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules;

/// <summary>A rename says without doubt which entry is meant: kintone knows an entry by its old name until it has the new one (behaviour.md, trap 16).</summary>
internal sealed class RenameRule : AppRule
{
    private static readonly DiagnosticDescriptor Twice = DiagnosticDescriptor.Error("AF2120",
        "「{0}」と「{1}」の両方が、元の名前を「{2}」としています。", "\"{0}\" and \"{1}\" both say that they were called \"{2}\".",
        "改名したほうにだけ renamedFrom を書いてください。", "Keep renamedFrom with the one that was renamed.").Explained(
        "どちらが元のデータを引き継ぐのかが決まりません。",
        "Nobody knows which of them keeps the data.",
        wrong: """
            fields:
              氏名: { type: SINGLE_LINE_TEXT, renamedFrom: 名前 }
              表示名: { type: SINGLE_LINE_TEXT, renamedFrom: 名前 }
            """,
        right: """
            fields:
              氏名: { type: SINGLE_LINE_TEXT, renamedFrom: 名前 }
              表示名: { type: SINGLE_LINE_TEXT }
            """);

    private static readonly DiagnosticDescriptor StillThere = DiagnosticDescriptor.Warning("AF2121",
        "「{1}」がまだ定義にあるので、「{0}」の renamedFrom は効きません。", "\"{1}\" is still there, so that renamedFrom of \"{0}\" does nothing.",
        "改名なら「{1}」を消します。反映済みの改名なら renamedFrom を消してください。", "For a rename remove \"{1}\"; if it was deployed long ago, remove renamedFrom.").Explained(
        "元の名前のものが残っていると改名とは読めず、新しい空の項目が追加されます。名前の入れ替えは、別の名前を間にはさんで2回に分けて反映します。",
        "With the old name still there it is no rename: a new, empty entry is added. To swap two names deploy twice, by way of a third name.",
        wrong: """
            fields:
              名前: { type: SINGLE_LINE_TEXT }
              氏名: { type: SINGLE_LINE_TEXT, renamedFrom: 名前 }
            """,
        right: """
            fields:
              氏名: { type: SINGLE_LINE_TEXT, renamedFrom: 名前 }
            """);

    private static readonly DiagnosticDescriptor SameName = DiagnosticDescriptor.Warning("AF2122",
        "「{0}」の renamedFrom が、いまの名前と同じです。", "renamedFrom of \"{0}\" is its present name.",
        "元の名前を書くか、renamedFrom を消してください。", "Write the former name, or remove renamedFrom.").Explained(
        "同じ名前への改名は何もしません。キーを直し忘れていると、新しい名前は反映されません。",
        "A rename to the same name does nothing. If the key was forgotten, the new name never arrives.",
        wrong: """
            fields:
              名前: { type: SINGLE_LINE_TEXT, renamedFrom: 名前 }
            """,
        right: """
            fields:
              氏名: { type: SINGLE_LINE_TEXT, renamedFrom: 名前 }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Twice, StillThere, SameName];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var map in app.Collections.Where(c => c.Shape is MapShape { IsRenamable: true }).Select(c => (MapValue)c.Value))
        {
            var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var entry in map.Entries.Where(e => e.RenamedFrom is not null))
            {
                var old = entry.RenamedFrom!;
                if (old.Text == entry.Key)
                {
                    diagnostics.Report(SameName, old.Origin, entry.Key);
                }
                else if (map.Find(old.Text) is not null)
                {
                    diagnostics.Report(StillThere, old.Origin, entry.Key, old.Text);
                }
                else if (!renamed.TryAdd(old.Text, entry.Key))
                {
                    diagnostics.Report(Twice, old.Origin, renamed[old.Text], entry.Key, old.Text);
                }
            }
        }
    }
}
