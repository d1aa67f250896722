using System.Globalization;
using System.Text;

namespace AppForge.Documents.Templates;

/// <summary>Makes names of files that Windows, Linux and file shares take.</summary>
public static class FileNames
{
    private const int MostBytes = 255;
    private const string Forbidden = "\\/:*?\"<>|";

    /// <summary>The name with forbidden characters replaced by _ and the stem cut so that the whole has at most 255 bytes.</summary>
    /// <param name="name">The wished name with its extension.</param>
    public static string Safe(string name)
    {
        var clean = string.Concat(name.Select(c => char.IsControl(c) || Forbidden.Contains(c, StringComparison.Ordinal) ? '_' : c)).Trim(' ', '.');
        if (clean.Length == 0)
            return "_";
        var extension = Path.GetExtension(clean);
        var stem = clean[..^extension.Length];
        var room = MostBytes - Encoding.UTF8.GetByteCount(extension);
        if (Encoding.UTF8.GetByteCount(stem) <= room)
            return stem + extension;
        var kept = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(stem);
        while (elements.MoveNext() && Encoding.UTF8.GetByteCount(kept + elements.GetTextElement()) <= room)
            kept.Append(elements.GetTextElement());
        return kept + extension;
    }
}
