using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AppForge.Compiler.Diagnostics;
using AppForge.Testing.Mutation;

namespace AppForge.Compiler.Tests.Mutation;

/// <summary>Writes <c>docs/mutations.md</c>: every kind of damage, what kintone would have done with it, and what AppForge says.</summary>
internal static partial class MutationTable
{
    /// <summary>How many damages the page is about, at least.</summary>
    public const int Runs = 2000;

    private static readonly Dictionary<Reaction, LocalizedText> Reactions = new()
    {
        [Reaction.RefusesWrite] = new("登録を拒む", "refuses the write"),
        [Reaction.RefusesDeploy] = new("反映を拒む", "refuses the deployment"),
        [Reaction.Drops] = new("受け付け、黙って捨てる", "takes it, drops it silently"),
        [Reaction.BreaksLater] = new("受け付け、後で壊れる", "takes it, breaks later"),
        [Reaction.NeverSees] = new("kintone には届かない", "never sees it"),
        [Reaction.Takes] = new("受け付ける（庁内の規則が禁じる）", "takes it (the rules of the office don't)"),
    };

    public static string Write(IReadOnlyList<(DamageKind Kind, int Runs, int Found, int Extra)> results)
    {
        var text = new StringBuilder("# わざと壊してみる / Damaged on purpose\n\n");
        text.Append("見本のアプリ（`apps/`）のでたらめな場所を壊し、AppForge がその場所で、1つの間違いに1つだけ言うことを確かめた結果です。試験が作ります（`tests/AppForge.Compiler.Tests/Mutation/`、`APPFORGE_ACCEPT=1`）。直さないでください。\n\n");
        text.Append("The sample apps (`apps/`) are damaged at random places; AppForge has to say so at the place, and once. A test writes this page (`tests/AppForge.Compiler.Tests/Mutation/`, `APPFORGE_ACCEPT=1`). Don't edit it.\n\n");
        Write(text, results, Language.Japanese);
        Write(text, results, Language.English);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The page without what only the long run knows.</summary>
    public static string WithoutNumbers(string page) => Numbers().Replace(page, "| # |");

    private static void Write(StringBuilder text, IReadOnlyList<(DamageKind Kind, int Runs, int Found, int Extra)> results, Language language)
    {
        string In(string japanese, string english) => new LocalizedText(japanese, english).In(language);

        text.Append("## ").Append(In("結果", "Results")).Append("\n\n");
        text.Append("| ").Append(In("種類", "Kinds")).Append(" | ").Append(In("壊した回数", "Damages")).Append(" | ").Append(In("その場所で見つけた", "Found at their place")).Append(" | ").Append(In("余計な指摘", "Messages too many")).Append(" |\n| --- | --- | --- | --- |\n");
        text.Append(CultureInfo.InvariantCulture, $"| {results.Count} | {results.Sum(r => r.Runs)} | {results.Sum(r => r.Found)} | {results.Sum(r => r.Extra)} |\n\n");
        foreach (var group in results.GroupBy(r => r.Kind.Reaction).OrderBy(g => g.Key))
        {
            text.Append("### ").Append(In("kintone は：", "kintone ")).Append(Reactions[group.Key].In(language)).Append("\n\n");
            text.Append("| ").Append(In("壊し方", "Damage")).Append(" | ").Append(In("kintone がすること", "What kintone does")).Append(" | ").Append(In("典拠", "Reference")).Append(" | AppForge | ")
                .Append(In("回数", "Runs")).Append(" | ").Append(In("発見", "Found")).Append(" |\n| --- | --- | --- | --- | --- | --- |\n");
            foreach (var (kind, runs, found, _) in group)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {kind.Title.In(language)} | {kind.Does.In(language)} | {kind.Page} | {string.Join(' ', kind.AllCodes.Select(c => $"`{c}`"))} | {runs} | {found} |\n");
            }

            text.Append('\n');
        }
    }

    [GeneratedRegex(@"\| [0-9]+ (?:\| [0-9]+ )*\|")]
    private static partial Regex Numbers();
}
