using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AppForge.Emulator.Http;

namespace AppForge.Emulator.Control;

/// <summary>A page for people as it is written. Whatever comes from outside goes through <see cref="Text(string)"/>; nothing on a page runs.</summary>
internal sealed partial class Html
{
    private const string Style = """
        *{box-sizing:border-box}body{font:14px/1.6 system-ui,"Hiragino Sans","Noto Sans CJK JP","Yu Gothic UI",sans-serif;margin:1.5rem auto;max-width:76rem;padding:0 1rem;color:#1f2a37;overflow-wrap:anywhere}
        h1{font-size:1.4rem;margin:.4rem 0}h2{font-size:1.1rem;margin:1.8rem 0 .6rem;border-bottom:2px solid #d8e1ec;padding-bottom:.2rem}a{color:#0b62b8}
        .wide{overflow-x:auto}table{border-collapse:collapse;min-width:100%}th,td{border:1px solid #d0d7e1;padding:.3rem .5rem;text-align:left;vertical-align:top;min-width:3rem}
        th{background:#f1f5fa;font-weight:600;white-space:nowrap}td.number{text-align:right}.quiet{color:#66717f}.bad{color:#b3261e;font-weight:600}td{overflow-wrap:break-word;max-width:28rem}td.text{white-space:pre-line;min-width:12rem}td.short{white-space:nowrap}
        .form{border:1px solid #d0d7e1;border-radius:6px;padding:.4rem 1rem 1rem;background:#f8fafc;overflow-x:auto}
        .row{display:flex;flex-wrap:wrap;gap:.8rem;margin:.7rem 0;align-items:flex-start}.field{max-width:100%;min-width:4rem;flex:0 0 auto}.name{font-size:.85rem;font-weight:600;margin-bottom:.15rem}
        .required::after{content:" *";color:#b3261e}.box{display:flex;gap:.4rem;justify-content:space-between;border:1px solid #b9c3d0;border-radius:3px;background:#fff;min-height:2rem;padding:.2rem .5rem;color:#66717f}
        .box.right{justify-content:flex-end}.box.auto{background:#eef2f6;border-style:dashed}.tall{min-height:6rem}.side{display:flex;gap:.3rem;align-items:center}.side .box{flex:1 1 auto}
        .key{border:1px solid #b9c3d0;border-radius:3px;background:#eef2f6;padding:.1rem .5rem;font-size:.85rem;white-space:nowrap}.choices{display:flex;flex-wrap:wrap;gap:.1rem .9rem;padding:.2rem 0}.choices.down{flex-direction:column}
        .list{border:1px solid #b9c3d0;border-radius:3px;background:#fff;padding:.2rem .5rem}details.group{border:1px solid #b9c3d0;border-radius:4px;margin:.7rem 0;background:#fff;padding:0 .8rem}summary{font-weight:600;padding:.3rem 0;cursor:pointer}
        .label{padding-top:.2rem}.space{border:1px dashed #b9c3d0;border-radius:3px;font-size:.8rem;padding:.1rem .4rem}hr{border:0;border-top:1px solid #b9c3d0;width:100%}.views{display:flex;flex-wrap:wrap;gap:.3rem .6rem;list-style:none;padding:0}
        .views a,.views b{border:1px solid #b9c3d0;border-radius:3px;padding:.1rem .6rem;display:block}.views b{background:#e3edf8}.pages{display:flex;gap:1rem;margin:.6rem 0}
        @media(max-width:40rem){body{margin:.6rem auto;padding:0 .6rem}.form{padding:.2rem .6rem .6rem}}
        """;

    private readonly StringBuilder _text = new();

    public Html(string title, bool isFirstPage = false)
    {
        _text.Append("<!DOCTYPE html><html lang=\"ja\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>").Append(Text(title))
            .Append("</title><style>").Append(Style).Append("</style></head><body>");
        if (!isFirstPage)
        {
            _text.Append("<p><a href=\"/\">← アプリの一覧 / all apps</a></p>");
        }

        _text.Append("<h1>").Append(Text(title)).Append("</h1>");
    }

    private Html()
    {
    }

    /// <summary>What somebody wrote, as text of the page.</summary>
    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    public static string Text(JsonObject source, string property) => Text(source[property]?.ToString());

    /// <summary>Of what somebody wrote as HTML the text: a page here shows nothing else of it.</summary>
    public static string TextOf(string? html) => Text(Plain(html));

    /// <summary>The same before it is text of the page.</summary>
    public static string Plain(string? html) => WebUtility.HtmlDecode(Tag().Replace(LineBreak().Replace(html ?? "", "\n"), ""));

    /// <summary>A part of a page.</summary>
    public static Html Part() => new();

    /// <summary>Adds HTML.</summary>
    public Html Add(string html)
    {
        _text.Append(html);
        return this;
    }

    /// <summary>Adds a table; the cells are HTML, each with its <c>&lt;td&gt;</c>.</summary>
    public Html Table(IEnumerable<string> heads, IEnumerable<IEnumerable<string>> rows)
    {
        Add("<div class=\"wide\"><table><tr>");
        foreach (string head in heads)
        {
            Add("<th>").Add(head);
        }

        Add("</tr>");
        foreach (IEnumerable<string> row in rows)
        {
            Add("<tr>").Add(string.Concat(row)).Add("</tr>");
        }

        return Add("</table></div>");
    }

    public override string ToString() => _text.ToString();

    public Answer Finish() => new(200, "text/html;charset=utf-8", Encoding.UTF8.GetBytes(_text.Append("</body></html>").ToString()));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<br */?>|</(?:div|p|li)>", RegexOptions.IgnoreCase)]
    private static partial Regex LineBreak();
}
