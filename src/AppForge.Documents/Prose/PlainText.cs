using System.Net;
using System.Text;

namespace AppForge.Documents.Prose;

/// <summary>Takes the words out of the HTML that labels and descriptions of kintone may hold.</summary>
internal static class PlainText
{
    public static string OfHtml(string html)
    {
        var text = new StringBuilder();
        for (var i = 0; i < html.Length; i++)
        {
            var end = html[i] == '<' ? html.IndexOf('>', i) : -1;
            if (end < 0)
            {
                text.Append(html[i]);
                continue;
            }
            var tag = html[(i + 1)..end].TrimStart('/').TrimEnd('/', ' ').ToLowerInvariant();
            if (tag is "br" or "div" or "p" or "li" && text.Length > 0 && text[^1] != '\n')
                text.Append('\n');
            i = end;
        }
        return WebUtility.HtmlDecode(text.ToString()).Replace('\u00a0', ' ').Trim();
    }
}
