using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules;

/// <summary>The key of an app is what others, addresses and file names call it.</summary>
internal sealed class AppKeyRule : AppRule
{
    private static readonly DiagnosticDescriptor BadKey = DiagnosticDescriptor.Error("AF2110",
        "アプリのフォルダ名「{0}」はアプリキーになりません。", "The folder name \"{0}\" can't be an app key.",
        "半角の小文字で始め、小文字・数字・ハイフンだけにしてください（vehicle-trip）。unreadable は使えません。",
        "Start with a lower-case letter; use lower-case letters, digits and hyphens (vehicle-trip). \"unreadable\" is taken.").Explained(
        "アプリキーはほかのアプリからの参照、コマンドの引数、ファイルの名前になります。どの環境でも同じ文字で書けるものに限ります。",
        "The key is how other apps, commands and files name the app, so it is written in letters that work everywhere.",
        wrong: """
            # file: apps/公用車/app.yaml
            name: 公用車
            """,
        right: """
            # file: apps/vehicle/app.yaml
            name: 公用車
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [BadKey];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (app.Key == UnreadableValue.Word || !IsKey(app.Key))
        {
            diagnostics.Report(BadKey, app.Source!.Span(0, 0), app.Key);
        }
    }

    private static bool IsKey(string name) => name is [>= 'a' and <= 'z', ..] && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
