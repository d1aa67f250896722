using System.Text.RegularExpressions;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-NAM-01: the name of an app follows the rule.</summary>
internal sealed partial class AppNamePolicy : AppRule
{
    private static readonly DiagnosticDescriptor NotByRule = PolicyList.Descriptor("P-NAM-01",
        "アプリ名「{0}」{1}。", "The app's name \"{0}\" {1}.",
        "「【区分】業務名」の形にしてください。検証用の印は、環境の names が付けます。", "Start with a category in 【】; an environment adds its own mark by names.",
        "name: 公用車予約", "name: 【申請】公用車予約");

    private static readonly LocalizedText NoCategory = new("が【区分】で始まっていません", "doesn't start with a category");
    private static readonly LocalizedText Environment = new("に環境の名が入っています", "holds the name of an environment");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NotByRule];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var what = EnvironmentMark().IsMatch(app.Name) ? Environment : Category().IsMatch(app.Name) ? null : NoCategory;
        if (what is not null)
        {
            diagnostics.Report(NotByRule, app.NamePlace(), app.Name, what);
        }
    }

    [GeneratedRegex("^【[^】]+】.")]
    private static partial Regex Category();

    [GeneratedRegex(@"【(検証|本番|開発|ステージング)】|[（(](検証|本番|開発)(用|環境)?[)）]|検証環境|本番環境|開発環境|[_-](dev|stg|staging|prod|test)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnvironmentMark();
}
