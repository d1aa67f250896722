using System.Globalization;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules;

/// <summary>Files that a definition names (an icon, JavaScript, CSS) are there, and not larger than kintone takes. AF3401 was given while nothing uploaded them.</summary>
internal sealed class FileRule : AppRule
{
    private static readonly DiagnosticDescriptor NotThere = DiagnosticDescriptor.Error("AF3402",
        "ファイル「{0}」がありません。", "There is no file \"{0}\".",
        "パスはアプリのフォルダから書きます（大文字と小文字は区別します）。", "The path starts at the app's folder; capital and small letters are different.").Explained(
        "反映のときにファイルを kintone へ送ります。なければ途中で止まります。",
        "Files are sent to kintone by the deployment, which would stop half way.",
        wrong: """
            customize:
              desktop: { js: [customize/form.js] }
            """,
        right: """
            customize:
              desktop: { js: [customize/form.js] }
            # file: apps/example/customize/form.js
            console.log(1);
            """);

    private static readonly DiagnosticDescriptor TooLarge = DiagnosticDescriptor.Error("AF3403",
        "ファイル「{0}」は {1} KB あります。kintone が受け付けるのは {2} KB までです。", "The file \"{0}\" has {1} KB; kintone takes at most {2} KB.",
        "ファイルを小さくしてください。", "Make the file smaller.").Explained(
        "アイコンの画像は800KBまでです。",
        "An icon has 800 KB at most.",
        wrong: """
            icon: { file: icon.png }
            # file: apps/example/icon.png # 900000 bytes
            """,
        right: """
            icon: { file: icon.png }
            # file: apps/example/icon.png # 20000 bytes
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NotThere, TooLarge];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var folder = ProjectFiles.FolderOf(app.Key);
        foreach (var (value, kind, _) in app.Scalars.Where(v => v.Kind is FileKind && FileKind.IsPath(v.Value.Text)))
        {
            if (!compilation.Files.Sizes.TryGetValue(folder + value.Text, out var size))
            {
                var there = compilation.Files.Sizes.Keys.Where(p => p.StartsWith(folder, StringComparison.Ordinal)).Select(p => p[folder.Length..]);
                diagnostics.ReportWithGuess(NotThere, value.Origin, SpellChecker.Guess(value.Text, there), value.Text);
            }
            else if (((FileKind)kind).MostBytes is { } most && size > most)
            {
                diagnostics.Report(TooLarge, value.Origin, value.Text, Kilobytes(size), Kilobytes(most));
            }
        }
    }

    private static string Kilobytes(long bytes) => ((bytes + 1023) / 1024).ToString("N0", CultureInfo.InvariantCulture);
}
