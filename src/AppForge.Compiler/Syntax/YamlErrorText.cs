using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Syntax;

/// <summary>Says the YAML parser's terse messages in the author's words.</summary>
internal static class YamlErrorText
{
    private static readonly (string Part, LocalizedText Text)[] Known =
    [
        ("did not find expected key", new("字下げがそろっていないか、引用符・かっこが閉じていません", "the indentation doesn't line up, or a quote or bracket isn't closed")),
        ("mapping values are not allowed", new("ここに「: 」は置けません。前の行の字下げか、引用符の付け忘れ", "\": \" can't stand here; check the indentation above, or add quotes")),
        ("found unexpected end of stream", new("引用符が閉じていません", "a quote isn't closed")),
        ("did not find expected ',' or '}'", new("{ } が閉じていないか、「, 」がありません", "{ } isn't closed, or a comma is missing")),
        ("did not find expected ',' or ']'", new("[ ] が閉じていないか、「, 」がありません", "[ ] isn't closed, or a comma is missing")),
        ("found character that cannot start any token", new("この文字から値を始められません。引用符で囲んでください", "a value can't start with this character; put it in quotes")),
        ("found unknown escape character", new("知らないエスケープ。\\ を文字として書くなら一重の引用符で囲んでください", "unknown escape; for a plain backslash use single quotes")),
        ("could not find expected ':'", new("「: 」がありません", "\": \" is missing")),
        ("expected <block end>", new("字下げがそろっていません", "the indentation doesn't line up")),
        ("current state of the object", new("{ } か [ ] が閉じていません（コメントに隠れていませんか）", "{ } or [ ] isn't closed (or a comment swallows the end)")),
        ("block sequence entries are not allowed", new("ここに「- 」は置けません", "\"- \" can't stand here")),
        ("expected <document start>", new("「: 」がないか、鍵が長すぎます", "\": \" is missing, or the key is too long")),
    ];

    public static LocalizedText Of(string message)
    {
        foreach (var (part, text) in Known)
        {
            if (message.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return text;
            }
        }

        return LocalizedText.Same(message.Split('\n')[0].TrimEnd('.'));
    }
}
