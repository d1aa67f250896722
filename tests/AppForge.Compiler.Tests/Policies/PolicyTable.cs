using System.Text;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Tests.Policies;

/// <summary>Writes <c>docs/policies.md</c>: every governance rule, its weight, where it is kept, and why. Made of <see cref="PolicyList"/>.</summary>
internal static class PolicyTable
{
    private static readonly (PolicyState State, LocalizedText Title)[] States =
    [
        (PolicyState.Checked, new("定義を検査する：validate が知らせる", "Checked in the definitions: validate reports it")),
        (PolicyState.Compiler, new("コンパイラのエラー：規則を使わなくても、いつも検査する", "An error of the compiler: always checked")),
        (PolicyState.Plan, new("計画と反映が守る", "Kept by plan and deploy")),
        (PolicyState.Tenant, new("動いている kintone が要る", "Needs the live tenant")),
        (PolicyState.Documents, new("文書と記録で確かめる", "About documents and records")),
        (PolicyState.People, new("人が判断する", "Judged by people")),
    ];

    public static string Write()
    {
        var text = new StringBuilder("# ガバナンス規則 / Governance rules\n\n");
        text.Append("この表は規則の一覧（`Catalog/Policies/PolicyList.cs`）から作られます。手で直さず、試験に作り直させてください（`APPFORGE_ACCEPT=1`）。\n\n");
        text.Append("This page is made of the list of rules (`Catalog/Policies/PolicyList.cs`). Don't edit it: a test writes it (`APPFORGE_ACCEPT=1`).\n\n");
        Write(text, Language.Japanese);
        Write(text, Language.English);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(StringBuilder text, Language language)
    {
        string In(string japanese, string english) => new LocalizedText(japanese, english).In(language);

        text.Append(In(
            """
            `appforge.yaml` に `governance: prefecture` と書くと、「定義を検査する」規則がすべて効きます。書かなければ、★の規則だけが効きます（秘密の値と、期限の切れた除外）。
            1つずつ重さを変えるには `policies:` に書きます。例 `policies: { P-NAM-01: off, P-ACL-04: warning, AF3302: error }`（`error` `warning` `info` `off`）。コンパイラの警告（AF…）も
            変えられますが、エラーは変えられません。アプリごとに守らないときは、アプリの `waivers:` に理由・承認者・期限を書きます。★の規則は除外できません。

            """,
            """
            `governance: prefecture` in `appforge.yaml` applies every rule that is checked in the definitions. Left out, only those with ★ hold (secrets, and waivers that are over).
            `policies:` gives single rules a level: `policies: { P-NAM-01: off, P-ACL-04: warning, AF3302: error }` (`error`, `warning`, `info`, `off`). Warnings of the compiler (AF…) take one too,
            errors don't. An app that doesn't keep a rule says so under `waivers:`, with reason, approver and end; rules with ★ can't be waived.

            """)).Append('\n');
        foreach (var (state, title) in States)
        {
            text.Append("## ").Append(title.In(language)).Append("\n\n");
            text.Append(In("| 規則 | 重さ | 求めること | 根拠 |", "| Rule | Level | What it asks for | Why |")).Append("\n| --- | --- | --- | --- |\n");
            foreach (var policy in PolicyList.All.Where(p => p.State == state))
            {
                var codes = policy.Codes.IsEmpty ? "" : $" {In("（", "(")}{string.Join(' ', policy.Codes)}{In("）", ")")}";
                text.Append($"| {policy.Id}{(policy.IsAlwaysOn ? " ★" : "")} | {DiagnosticRenderer.WordOf(policy.Severity).In(language)} | {policy.Title.In(language)}{codes} | {policy.Basis.In(language)} |\n");
            }

            text.Append('\n');
        }
    }
}
