using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>
/// The text inside of an attached file, which <c>like</c> searches beside its name (query-and-formula.md, A2). Which kinds of file kintone reads is
/// not in the reference: here plain texts and Office documents. Of others, and of what cannot be read, the name alone is found.
/// </summary>
internal static partial class FileText
{
    /// <summary>More is not searched: an index of a whole library is no use in an emulator.</summary>
    private const int Longest = 1_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Of(FileRow file)
    {
        string text = Path.GetExtension(file.Name).ToUpperInvariant() switch
        {
            ".DOCX" or ".XLSX" or ".PPTX" => OfficeText(file.Content),
            ".HTML" or ".HTM" => WithoutTags(PlainText(file.Content)),
            ".TXT" or ".CSV" or ".TSV" or ".MD" or ".JSON" or ".XML" or ".YAML" or ".YML" or ".LOG" => PlainText(file.Content),
            _ => file.ContentType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) ? PlainText(file.Content) : "",
        };
        return text.Length <= Longest ? text : text[..Longest];
    }

    private static string PlainText(byte[] content)
    {
        try
        {
            return Strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return "";
        }
    }

    private static string OfficeText(byte[] content)
    {
        StringBuilder text = new();
        try
        {
            using ZipArchive archive = new(new MemoryStream(content));
            foreach (ZipArchiveEntry part in archive.Entries.Where(e => TextPart().IsMatch(e.FullName)))
            {
                using StreamReader reader = new(part.Open(), Encoding.UTF8);
                char[] buffer = new char[Longest];
                int length = reader.ReadBlock(buffer, 0, buffer.Length);
                text.Append(WithoutTags(new string(buffer, 0, length))).Append(' ');
                if (text.Length >= Longest)
                {
                    break;
                }
            }
        }
        catch (InvalidDataException)
        {
            return "";
        }

        return text.ToString();
    }

    /// <summary>Tags inside a word part nothing: Word breaks a word where its form changes. The end of a paragraph or cell does.</summary>
    private static string WithoutTags(string markup) => WebUtility.HtmlDecode(Tag().Replace(End().Replace(markup, " "), ""));

    [GeneratedRegex(@"^(word/document|xl/sharedStrings|ppt/slides/slide\d+)\.xml$")]
    private static partial Regex TextPart();

    [GeneratedRegex("</(w:p|a:p|si|p|div|td|th|li|h[1-6]|title)>|<(br|w:br|w:tab)[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex End();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
