using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules;

/// <summary>The names of the apps: people can tell them apart, and each environment's form of them fits (limits.md).</summary>
internal sealed class AppNameRule : Rule
{
    private const string Place = "{name}";

    private static readonly DiagnosticDescriptor Twice = DiagnosticDescriptor.Warning("AF2114",
        "アプリ名「{0}」は、アプリ {1} と同じです。", "The name \"{0}\" is that of the app {1} too.",
        "区別できる名前にしてください。", "Choose a name that tells them apart.").Explained(
        "kintone は同じ名前のアプリを許しますが、利用者も、名前で選ぶ画面や取り込みも、どちらか分かりません。",
        "kintone allows it, but neither people nor screens that go by the name know which one is meant.",
        wrong: """
            name: 台帳
            # file: apps/other/app.yaml
            name: 台帳
            """,
        right: """
            name: 公用車台帳
            # file: apps/other/app.yaml
            name: 備品台帳
            """);

    private static readonly DiagnosticDescriptor TooLong = DiagnosticDescriptor.Error("AF2115",
        "環境 {0} でのアプリ名「{1}」は{2}文字を超えています。", "In the environment {0} the name \"{1}\" has more than {2} characters.",
        "name を短くするか、environments/{0}.yaml の names を短くしてください。", "Shorten name, or names in environments/{0}.yaml.").Explained(
        "環境の names を当てた名前が kintone でのアプリ名になります。長すぎる名前は反映のときに拒まれます。",
        "The app's name in kintone is made by the environment's names; kintone refuses one that is too long.",
        wrong: """
            name: 令和八年度 総合政策部デジタル推進課 庁内業務改善プロジェクト 公用車予約および運行記録管理アプリ 試行版
            # file: environments/test.yaml
            names: "【検証用・本番のデータを入れないこと】{name}"
            roles: { owner: group/owner }
            """,
        right: """
            name: 公用車予約・運行
            # file: environments/test.yaml
            names: "【検証用・本番のデータを入れないこと】{name}"
            roles: { owner: group/owner }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Twice, TooLong];

    public override void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var app in compilation.Apps.Values)
        {
            if (app.Definition?["name"] is not ScalarValue name)
            {
                continue; // reported as missing
            }

            if (!seen.TryAdd(name.Text, app.Key))
            {
                diagnostics.Report(Twice, name.Origin, name.Text, seen[name.Text]);
            }

            foreach (var environment in compilation.Environments.Values.Where(e => e.NamePattern is not null))
            {
                var whole = environment.NamePattern!.Replace(Place, name.Text, StringComparison.Ordinal);
                if (whole.Length > Limits.AppName.Most)
                {
                    diagnostics.Report(TooLong, name.Origin, environment.Name, whole, Limits.AppName.Most);
                }
            }
        }
    }
}
