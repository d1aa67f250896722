using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Fragments;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Binding;

/// <summary>Says what <see cref="Binder"/> found: in the author's words, with what would be possible at the place.</summary>
internal sealed class BinderReports(DiagnosticBag diagnostics)
{
    public void UnknownTag(MappingEntry tag, UnionShape union)
    {
        var word = (tag.Value as ScalarNode)?.Value ?? "";
        diagnostics.ReportWithGuess(BinderDiagnostics.UnknownWord, tag.Value.IsEmpty ? tag.Key.Span : tag.Value.Span,
            SpellChecker.Guess(word, union.Tags), Shortened(word), LocalizedText.Same(union.YamlTag!), string.Join(", ", union.Tags));
    }

    public void NoVariant(UnionShape union, SourceSpan place)
    {
        if (union.YamlTag is { } tag)
        {
            diagnostics.Report(BinderDiagnostics.Missing, place, tag, new LocalizedText("種類", "kind"));
        }
        else
        {
            diagnostics.Report(BinderDiagnostics.WrongForm, place, Forms(union), new LocalizedText("空", "empty"));
        }
    }

    public void Unknown(ScalarNode key, ObjectShape shape, UnionShape? union, Variant? variant)
    {
        if (key.Value == FragmentShapes.Override)
        {
            diagnostics.Report(FragmentDiagnostics.NothingToOverride, key.Span);
            return;
        }

        var owners = union is null ? [] : union.Variants.Where(v => v.Shape.Find(key.Value) is { Side: not PropertySide.ServerOnly }).ToList();
        if (owners.Count > 0 && variant is not null)
        {
            diagnostics.Report(BinderDiagnostics.OtherVariant, key.Span, key.Value, Titles(owners), variant.Title);
            return;
        }

        var names = shape.Properties.Where(p => p.Side != PropertySide.ServerOnly).Select(p => p.Name).ToList();
        var known = names.Count == 0 ? new LocalizedText("なし", "nothing") : LocalizedText.Same(string.Join(", ", names));
        diagnostics.ReportWithGuess(BinderDiagnostics.UnknownProperty, key.Span, SpellChecker.Guess(key.Value, names), Shortened(key.Value), known);
    }

    /// <summary>Says at the first of too many, or at the whole of too few.</summary>
    public void Count<T>(ImmutableArray<T> items, int least, int? most, Func<T, SourceSpan> place, SourceSpan whole)
    {
        if (items.Length > most)
        {
            diagnostics.Report(BinderDiagnostics.WrongCount, place(items[most.Value]), items.Length, new LocalizedText($"{most}個まで", $"at most {most}"));
        }
        else if (items.Length < least)
        {
            diagnostics.Report(BinderDiagnostics.WrongCount, whole, items.Length, new LocalizedText($"{least}個から", $"at least {least}"));
        }
    }

    /// <summary>Says what is needed instead; there is no value then.</summary>
    public T? WrongForm<T>(SyntaxNode node, LocalizedText expected)
        where T : class
    {
        WrongForm(node, expected);
        return null;
    }

    public void WrongForm(SyntaxNode node, LocalizedText expected)
    {
        if (node is ScalarNode { Style: ScalarStyle.Plain } scalar && scalar.Value.IndexOf('：', StringComparison.Ordinal) is >= 0 and var colon)
        {
            diagnostics.Report(YamlDiagnostics.FullWidthColon, scalar.PartOf(colon, 1));
            return;
        }

        LocalizedText found = node switch
        {
            { IsEmpty: true } => new("空", "empty"),
            ScalarNode => new("文字列", "a text"),
            SequenceNode => new("並び", "a list"),
            _ => new("「名前: 値」の組", "a mapping"),
        };
        diagnostics.Report(BinderDiagnostics.WrongForm, node.Span, expected, found);
    }

    public static LocalizedText Forms(UnionShape union)
    {
        var forms = union.Variants.Select(v => v.Shape.Sole is not null ? v.Title : LocalizedText.Same($"{{ {v.Presence}: … }}")).ToList();
        return new(string.Join("・", forms.Select(f => f.Japanese)) + " のどれか", "one of " + string.Join(", ", forms.Select(f => f.English)));
    }

    private static LocalizedText Titles(List<Variant> variants) => new(
        string.Join("・", variants.Select(v => v.Title.Japanese).Distinct(StringComparer.Ordinal)),
        string.Join(", ", variants.Select(v => v.Title.English).Distinct(StringComparer.Ordinal)));

    public static string Shortened(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : line[..59] + "…";
    }
}
