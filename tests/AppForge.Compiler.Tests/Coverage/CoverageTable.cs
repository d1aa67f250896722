using System.Text;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Tests.Coverage;

/// <summary>Writes <c>docs/coverage.md</c>: every endpoint, and every setting that has none, with what becomes of it. Made of the catalog and <c>endpoints.tsv</c>.</summary>
internal static class CoverageTable
{
    private static readonly Dictionary<WriteMode, LocalizedText> Modes = new()
    {
        [WriteMode.Patch] = new("変えた部分だけ", "the parts changed"),
        [WriteMode.ReplaceMap] = new("全体（名前ごと）", "the whole, by name"),
        [WriteMode.ReplaceList] = new("全体（並び）", "the whole list"),
        [WriteMode.ByKey] = new("追加・変更・削除を分けて", "additions, changes and deletions apart"),
        [WriteMode.AddOnly] = new("追加だけ。外すのは手作業", "additions only; taking away is work by hand"),
    };

    public static string Write()
    {
        var text = new StringBuilder("# kintone の設定と AppForge / What AppForge covers\n\n");
        text.Append("この表は定義の目録（カタログ）と `tests/AppForge.Compiler.Tests/Coverage/endpoints.tsv` から作られます。手で直さず、試験に作り直させてください（`APPFORGE_ACCEPT=1`）。\n\n");
        text.Append("This page is made of the catalog and `tests/AppForge.Compiler.Tests/Coverage/endpoints.tsv`. Don't edit it: a test writes it (`APPFORGE_ACCEPT=1`).\n\n");
        Write(text, Language.Japanese);
        Write(text, Language.English);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(StringBuilder text, Language language)
    {
        string In(string japanese, string english) => new LocalizedText(japanese, english).In(language);

        Heading(text, In("管理する：定義に書き、比べ、反映する", "Managed: written, compared, deployed"));
        Table(text, [In("セクション", "Section"), In("画面の名前", "On the screen"), In("API", "API"), In("送りかた", "How a change is sent")], KintoneCatalog.Areas.Select(area => new[]
        {
            area.Section.Length == 0 ? In("（先頭）", "(top)") : Code(area.Section),
            area.Title.In(language),
            Code(area.Resource) + " " + string.Join(' ', Endpoint.All.Where(e => e.Coverage == "managed" && e.Area == area).Select(e => e.Method).Distinct()),
            Modes[area.Mode].In(language),
        }));

        Heading(text, In("宣言する：APIでは設定できない。計画の手作業一覧と文書に載る", "Declared: no API sets it; in the checklist of a plan and in documents"));
        Table(text, [In("書く場所", "Where"), In("画面の名前", "On the screen"), In("APIで読めるか", "Can an API read it")], ByHand(KintoneCatalog.App, "", []).Select(d => new[]
        {
            Code(d.Place), d.Property.Title.In(language), d.Property.IsRead ? In("読める", "yes") : In("読めない", "no"),
        }));

        Heading(text, In("道具として使う", "Used on the way"));
        Reasons(text, "used", language, In("使いみち", "For what"));
        Heading(text, In("使わない：アプリの設定に関わるが、理由がある", "Not used: about settings of apps, left alone for a reason"));
        Reasons(text, "not", language, In("理由", "Why"));
        Heading(text, In("対象外：アプリの設定ではない", "Out of scope: no settings of apps"));
        foreach (var group in Endpoint.All.Where(e => e.Coverage == "other").GroupBy(e => e.Why.In(language)))
        {
            text.Append("- ").Append(group.Key).Append(In("：", ": ")).AppendJoin(' ', group.GroupBy(e => e.Path).Select(p => Code($"{string.Join('/', p.Select(e => e.Method))} {p.Key}"))).Append('\n');
        }

        text.Append('\n');
    }

    // The outermost that is set by hand: what is inside it is, too.
    private static IEnumerable<(string Place, PropertyShape Property)> ByHand(Shape shape, string place, IReadOnlyCollection<Shape> around) => around.Contains(shape) ? [] : shape switch
    {
        ObjectShape o => o.Properties.SelectMany(p => p.Side == PropertySide.ByHand ? [($"{place}{p.Name}", p)] : ByHand(p.Shape, $"{place}{p.Name}.", [.. around, shape])),
        UnionShape u => u.Variants.SelectMany(v => ByHand(v.Shape, place, [.. around, shape])).DistinctBy(d => d.Place),
        MapShape m => ByHand(m.Value, place + "*.", [.. around, shape]),
        ListShape l => ByHand(l.Item, place[..^1] + "[].", [.. around, shape]),
        _ => [],
    };

    private static void Heading(StringBuilder text, string title) => text.Append("## ").Append(title).Append("\n\n");

    private static void Reasons(StringBuilder text, string coverage, Language language, string why) =>
        Table(text, ["API", why], Endpoint.All.Where(e => e.Coverage == coverage).Select(e => new[] { Code(e.ToString()), e.Why.In(language) }));

    private static void Table(StringBuilder text, string[] head, IEnumerable<string[]> rows)
    {
        text.Append("| ").AppendJoin(" | ", head).Append(" |\n|").Insert(text.Length, " --- |", head.Length).Append('\n');
        foreach (var row in rows)
        {
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }

        text.Append('\n');
    }

    private static string Code(string text) => $"`{text}`";
}
