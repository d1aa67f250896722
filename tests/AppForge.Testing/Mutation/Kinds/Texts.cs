using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Testing.Mutation.Kinds;

/// <summary>YAML and JavaScript that can't be read.</summary>
public static class Texts
{
    private const string Behaviour = "behaviour.md";

    private static readonly LocalizedText NeverSent = new("読めないファイルは送られない。手で送っていれば、消えた項目が黙って失われるところだった", "a file that can't be read isn't sent; sent by hand, what is lost in it would have been lost silently");

    public static IReadOnlyList<DamageKind> All { get; } =
    [
        Broken("bracket", "閉じ括弧を消す", "A closing bracket dropped", "AF1001", Bracket, lineOnly: true),
        Broken("indentation", "字下げを間違える", "A wrong indentation", "AF1001", (s, d) => Line(s, d, l => l.StartsWith("    ", StringComparison.Ordinal) && !l.TrimStart().StartsWith('-') && l.Contains(": ", StringComparison.Ordinal)) is { } p
            ? new Damage().Put(p, d.Word("   ", " ") + p.Text.TrimStart()) : null, lineOnly: true),
        Broken("tab", "タブで字下げする", "A tab for indentation", "AF1003", (s, d) => Line(s, d, l => l.StartsWith("  ", StringComparison.Ordinal)) is { } p
            ? new Damage().Put(p, "\t" + p.Text.TrimStart()) : null),
        Broken("full-width-space", "字下げに全角の空白を使う", "A full-width space for indentation", "AF1008", (s, d) => Line(s, d, l => l.StartsWith("  ", StringComparison.Ordinal)) is { } p
            ? new Damage().Put(p, "⟦　⟧" + p.Text.TrimStart()) : null),
        Broken("full-width-colon", "全角のコロンで区切る", "A full-width colon", "AF1009", (s, d) => d.Of(s.Places.Where(p => p.Key is not null && p.Node is ScalarNode { Value.Length: > 0 } && !p.InFlow && p.Source.Content[p.Key.Span.End] == ':')) is { } p
            ? new Damage().Put(p.Source.Span(p.Key!.Span.End, p.Node.Span.Start), "：") : null, lineOnly: true),
        Broken("key-twice", "同じ名前を2回書く", "A key twice", "AF1004", (s, d) => d.Of(s.Places.Where(p => p.Path is not ["use", ..] && p.Key is not null && p.InFlow && p.Node is ScalarNode { Value.Length: > 0 })) is { } p
            ? new Damage().PutQuietly(p.Source.Span(p.End, p.End), $", ⟦{p.Key!.Span.Text}⟧: 1") : null, hidesFile: false),
        Broken("field-twice", "同じフィールドコードを2回書く", "A field code twice", "AF1004", (s, d) => d.Of(s.Fields.Where(f => f.Field.Table is null).Select(f => f.Place)) is { } p && p.Parent is MappingNode all && all.Entries[^1].Key != p.Key
            ? new Damage().PutQuietly(After(all), $"  ⟦{p.Name}⟧: {{ type: NUMBER, help: もう1つ }}\n").RestsOn(p.Key!.Span) : null, hidesFile: false),
        Broken("quote", "引用符を閉じない", "A quotation mark that isn't closed", "AF1001", (s, d) => d.Of(s.Places.Where(p => p.Node is ScalarNode { Style: ScalarStyle.DoubleQuoted })) is { } p
            ? new Damage().Put(p.Node.Span, p.Node.Span.Text[..^1]) : null, lineOnly: true),
        Broken("alias", "元のない別名を書く", "An alias of nothing", "AF1007", (s, d) => d.Of(s.Places.Where(p => p.Node is ScalarNode { Value.Length: > 0 } && p.Key is not null)) is { } p
            ? new Damage().Put(p.Node.Span, "*nothing") : null),
        Broken("tag", "YAML のタグを書く", "A YAML tag", "AF1012", (s, d) => d.Of(s.Places.Where(p => p.Node is ScalarNode { Style: ScalarStyle.Plain, Value.Length: > 0 } && p.Key is not null && p.Path is not ["use", ..])) is { } p
            ? new Damage().PutQuietly(p.Source.Span(p.Node.Span.Start, p.Node.Span.Start), "⟦!!str ⟧") : null, hidesFile: false),
        Broken("empty-file", "ファイルを空にする", "A file that is empty", "AF1111", (s, d) => d.Of(s.Files.Sources.Values.Where(f => f.Path.Split('/') is ["apps", _, "layout.yaml" or "reports.yaml" or "notifications.yaml"])) is { } f
            ? new Damage().PutQuietly(f.Span(0, f.Content.Length), "⟦# まだ何もない⟧\n").MayBreak(s.Find("translations/*/reports/*").Where(p => f.Path.Contains(p.App!, StringComparison.Ordinal)).Select(p => p.Key!.Span)) : null),
        Broken("section-twice", "同じセクションを2つのファイルに書く", "A section in two files", "AF1109", (s, d) => d.Of(s.Files.Sources.Values.Where(f => f.Path.Split('/') is ["apps", _, "layout.yaml" or "reports.yaml" or "notifications.yaml" or "process.yaml" or "customize.yaml"])) is { } f
            ? Section(s, f) : null),
        new("script-syntax", new("JavaScript の括弧を消す", "A bracket dropped in JavaScript"), "AF2304", Reaction.BreaksLater,
            new("ファイルをそのまま受け取り、画面ではスクリプトが1行も動かない", "takes the file; on the screen nothing of the script runs"), Behaviour,
            (s, d) => d.Of(s.Files.Sources.Values.Where(f => f.Path.EndsWith(".js", StringComparison.Ordinal))) is { } f
                ? Misspellings.InScript(s, f, f.Span(f.Content.LastIndexOf("})", StringComparison.Ordinal), f.Content.Length), "⟦}\n⟧") : null) { LineOnly = true },
    ];

    private static DamageKind Broken(string id, string japanese, string english, string codes, Func<Sample, Draw, Damage?> make, bool lineOnly = false, bool hidesFile = true) =>
        new(id, new(japanese, english), codes, Reaction.NeverSees, NeverSent, Behaviour, make) { LineOnly = lineOnly, HidesFile = hidesFile };

    private static SourceSpan? Line(Sample sample, Draw draw, Func<string, bool> fits)
    {
        var lines = sample.Files.Sources.Values.Where(f => f.Path.StartsWith(ProjectFiles.AppsFolder, StringComparison.Ordinal) && f.Path.EndsWith(".yaml", StringComparison.Ordinal))
            .SelectMany(f => Enumerable.Range(1, f.LineCount).Where(l => fits(f.Line(l))).Select(l => f.Span(f.LineStart(l), f.LineStart(l) + f.Line(l).Length))).ToList();
        return lines[draw.Below(lines.Count)];
    }

    private static SourceSpan After(MappingNode all)
    {
        var last = all.Entries[^1];
        var source = last.Key.Span.Source;
        var end = source.Content.IndexOf('\n', new Place(null, [], last.Key, last.Value, all).End) + 1;
        return source.Span(end, end);
    }

    private static Damage? Bracket(Sample sample, Draw draw)
    {
        var place = draw.Of(sample.Places.Where(p => p.App is not null && Place.IsFlow(p.Node) && !p.InFlow));
        return place is null ? null : new Damage().PutQuietly(place.Source.Span(place.End - 1, place.End), "").Breaks(place.Source.Span(place.Node.Span.Start, Math.Min(place.Source.Content.Length, place.Source.Content.IndexOf('\n', place.End) + 2)));
    }

    private static Damage? Section(Sample sample, SourceText file)
    {
        var (folder, section) = (file.Path[..(file.Path.LastIndexOf('/') + 1)], file.Path[(file.Path.LastIndexOf('/') + 1)..^".yaml".Length]);
        var app = sample.Files.Sources[folder + ProjectFiles.AppFile];
        var copy = string.Concat(file.Content.Split('\n').Where(l => l.Length > 0).Select(l => $"  {l}\n"));
        return new Damage().PutQuietly(app.Span(app.Content.Length, app.Content.Length), $"⟦{section}⟧:\n{copy}");
    }
}
