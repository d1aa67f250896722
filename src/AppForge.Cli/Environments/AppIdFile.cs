using System.Globalization;
using System.Text;
using AppForge.Cli.Projects;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Deploy.Environments;

namespace AppForge.Cli.Environments;

/// <summary>The file of an environment's app ids. Losing an id means making the app twice, so that it is written whole, at once.</summary>
/// <param name="path">Where it is; absolute.</param>
/// <param name="shownPath">What messages call it.</param>
internal sealed class AppIdFile(string path, string shownPath)
{
    private const string Header = """
        # appforge が書くファイルです（アプリのキー: この環境のアプリID）。手で直さず、コミットしてください。
        # Written by appforge (app key: app id in this environment). Don't edit it by hand; commit it.

        """;

    /// <summary>What messages call the file.</summary>
    public string ShownPath { get; } = shownPath;

    /// <summary>The ids; none where there is no file yet.</summary>
    /// <exception cref="StopException">The file holds something else.</exception>
    public AppIdMap Read()
    {
        if (!File.Exists(path))
        {
            return AppIdMap.Empty;
        }

        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(SourceText.FromBytes(ShownPath, File.ReadAllBytes(path)), diagnostics);
        if (diagnostics.HasErrors || root is not (null or MappingNode))
        {
            throw Unreadable(1);
        }

        var ids = AppIdMap.Empty;
        foreach (var entry in (root as MappingNode)?.Entries ?? [])
        {
            var id = entry.Value is ScalarNode scalar && long.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            if (id <= 0 || ids.KeyOf(id) is not null || ids.IdOf(entry.Key.Value) is not null || !IsKey(entry.Key.Value))
            {
                throw Unreadable(entry.Key.Span.StartPosition.Line);
            }

            ids = ids.With(entry.Key.Value, id);
        }

        return ids;
    }

    /// <summary>Writes the ids.</summary>
    public void Write(AppIdMap ids)
    {
        var text = new StringBuilder(Header.ReplaceLineEndings("\n"));
        foreach (var (key, id) in ids.Ids)
        {
            text.Append(key).Append(": ").Append(id.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        AtomicFile.Write(path, text.ToString());
    }

    /// <summary>The file at the same place of another project.</summary>
    public AppIdFile In(string projectRoot) => new(Path.Combine(projectRoot, ShownPath.Replace('/', Path.DirectorySeparatorChar)), ShownPath);

    // A key becomes the name of a folder.
    private static bool IsKey(string text) => text.Length is > 0 and <= 128 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private StopException Unreadable(int line) => StopException.Usage(
        $"{ShownPath}:{line.ToString(CultureInfo.InvariantCulture)} を読めません。「アプリのキー: アプリID」を、IDが重ならないように1行ずつ書いてください。",
        $"{ShownPath}:{line.ToString(CultureInfo.InvariantCulture)} can't be read. It holds \"app key: app id\", a line each, no id twice.");
}
