using System.Buffers;
using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Binding;

/// <summary>
/// Syntax → values, by the shapes of the catalog. What is wrong is reported once, at its place, and left out; the rest is bound. Forms of sugar are
/// undone here and nowhere else. Names are not resolved yet: that needs all apps (<see cref="References"/>).
/// </summary>
/// <param name="diagnostics">Where mistakes go.</param>
/// <param name="files">Finds the text of a <c>file:</c>, by the source that names it and its path; null where there is none.</param>
public sealed class Binder(DiagnosticBag diagnostics, Func<SourceText, string, SourceText?> files)
{
    /// <summary>The word by which a text says that it stands in a file of its own.</summary>
    internal const string FileProperty = "file";

    private static readonly ObjectShape Nothing = new([]);
    private static readonly LocalizedText Name = new("名前", "a name");

    private readonly BinderReports _reports = new(diagnostics);
    private readonly RawBinder _raw = new(diagnostics);

    // Inside what only definitions have, nothing comes from kintone.
    private bool _isOurs;

    /// <summary>Binds a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="shape">What it has to be.</param>
    /// <param name="place">Where to point to when something is missing; the node itself where nothing better is there.</param>
    /// <returns>The value, or null if nothing of it can be used.</returns>
    public SettingValue? Bind(SyntaxNode node, Shape shape, SourceSpan place) => !_isOurs && RawForm.Of(node, shape) is { } raw ? _raw.Value(raw, shape, node.Span) : shape switch
    {
        ScalarShape scalar => BindScalar(node, scalar),
        ChoiceShape choice => BindChoice(node, choice, place),
        ReferenceShape => BindText(node, Name),
        ObjectShape o => BindObject(node, o, place),
        UnionShape union => BindUnion(node, union, place),
        MapShape map => map.ListedBy is null ? BindMap(node, map) : BindListedMap(node, map, map.ListedBy),
        ListShape list => BindList(node, list),
        _ => throw new InvalidOperationException($"No binding for {shape.GetType().Name}."),
    };

    private ScalarValue? BindText(SyntaxNode node, LocalizedText expected) =>
        node is ScalarNode scalar ? new(scalar.Value, scalar.Span, scalar) : _reports.WrongForm<ScalarValue>(node, expected);

    private ScalarValue? BindScalar(SyntaxNode node, ScalarShape shape)
    {
        if (node is MappingNode { Entries: [{ Key.Value: FileProperty, Value: ScalarNode path }] } && shape.Kind is not Catalog.Kinds.FileKind)
        {
            return BindFile(path);
        }

        var value = BindText(node, shape.Kind.Expected);
        if (value is not null && !shape.Kind.Accepts(value.Text))
        {
            var descriptor = shape.Kind.IsTakenElsewhere(value.Text) ? BinderDiagnostics.NotHere : BinderDiagnostics.WrongValue;
            diagnostics.Report(descriptor, node.Span, BinderReports.Shortened(value.Text), shape.Kind.Expected);
            return null;
        }

        return value;
    }

    private ScalarValue? BindFile(ScalarNode path)
    {
        if (files(path.Span.Source, path.Value) is not { } file)
        {
            diagnostics.Report(BinderDiagnostics.MissingFile, path.Span, path.Value);
            return null;
        }

        var text = file.Content.ReplaceLineEndings("\n");
        var node = new ScalarNode(text, ScalarStyle.Plain, file.Span(0, file.Content.Length));
        return new(text, node.Span, node);
    }

    private ScalarValue? BindChoice(SyntaxNode node, ChoiceShape shape, SourceSpan place)
    {
        var value = BindText(node, shape.Expected);
        if (value is null)
        {
            return null;
        }

        switch (shape.Find(value.Text))
        {
            case null:
                diagnostics.ReportWithGuess(BinderDiagnostics.UnknownWord, node.IsEmpty ? place : node.Span,
                    SpellChecker.Guess(value.Text, shape.Values.Select(v => v.Word)), BinderReports.Shortened(value.Text), new LocalizedText("選択肢", "choice"), shape.Words);
                return null;
            case { IsLegacy: true }:
                diagnostics.Report(BinderDiagnostics.Legacy, node.Span, value.Text, shape.Words);
                return value;
            default:
                return value;
        }
    }

    private ObjectValue? BindObject(SyntaxNode node, ObjectShape shape, SourceSpan place)
    {
        if (node is MappingNode mapping)
        {
            return BindProperties(mapping.Entries, shape, mapping.Span, place, null);
        }

        if (node.IsEmpty)
        {
            return BindProperties([], shape, place, place, null);
        }

        if (shape.Sole is { } sole)
        {
            return Bind(node, sole.Shape, place) is { } value ? new(shape, [new(sole, value)], node.Span) : null;
        }

        return _reports.WrongForm<ObjectValue>(node, new("「名前: 値」の組", "a mapping"));
    }

    private ObjectValue? BindUnion(SyntaxNode node, UnionShape union, SourceSpan place)
    {
        if (node is not MappingNode mapping)
        {
            return BindShortForm(node, union, place);
        }

        var tag = union.YamlTag is null ? null : mapping.Find(union.YamlTag);
        if (tag is not null && (tag.Value is not ScalarNode word || !union.HasTag(word.Value)))
        {
            _reports.UnknownTag(tag, union);
            return null;
        }

        var text = (tag?.Value as ScalarNode)?.Value;
        var variant = union.Select(text, mapping, static (there, name) => there.Find(name) is not null) ?? (union.YamlTag is null ? union.Default : null);
        if (variant is null)
        {
            _reports.NoVariant(union, place);
            return null;
        }

        return BindProperties(mapping.Entries, variant.Shape, mapping.Span, place, union, variant, text ?? variant.Tags.FirstOrDefault());
    }

    private ObjectValue? BindShortForm(SyntaxNode node, UnionShape union, SourceSpan place)
    {
        // The short form that fits: a list for a row of cells, a text for a field.
        var variant = union.Variants.FirstOrDefault(v => v.Shape.Sole is { } sole && Fits(node, sole.Shape));
        if (variant is null || node.IsEmpty)
        {
            if (node.IsEmpty)
            {
                _reports.NoVariant(union, place);
            }
            else
            {
                _reports.WrongForm(node, BinderReports.Forms(union));
            }

            return null;
        }

        return Bind(node, variant.Shape.Sole!.Shape, place) is { } value
            ? new(variant.Shape, [new(variant.Shape.Sole, value)], node.Span, variant, variant.Tags.FirstOrDefault())
            : null;
    }

    /// <summary>Whether a node has the form that may stand for an object by its only property.</summary>
    internal static bool Fits(SyntaxNode node, Shape shape) => shape is ListShape or MapShape { ListedBy: not null } ? node is SequenceNode : node is ScalarNode;

    private ObjectValue BindProperties(
        ImmutableArray<MappingEntry> entries, ObjectShape shape, SourceSpan span, SourceSpan place, UnionShape? union, Variant? variant = null, string? tag = null)
    {
        var rented = ArrayPool<SettingValue?>.Shared.Rent(shape.Properties.Length);
        var found = rented.AsSpan(0, shape.Properties.Length);
        found.Clear();
        Span<bool> attempted = stackalloc bool[shape.Properties.Length];
        var count = 0;
        ImmutableSortedDictionary<string, string>? raw = null;
        foreach (var entry in entries)
        {
            if (union?.YamlTag is { } word && entry.Key.Value == word)
            {
                continue;
            }

            if (shape.Find(entry.Key.Value) is { Side: not PropertySide.ServerOnly } property)
            {
                var index = shape.IndexOf(property);
                attempted[index] = true;
                found[index] = BindProperty(entry, property, variant);
                count += found[index] is null ? 0 : 1;
            }
            else if (!_isOurs && entry.Key.Value == RawValue.Word && entry.Value is MappingNode unknown)
            {
                raw = _raw.Properties(unknown, shape, union);
            }
            else
            {
                _reports.Unknown(entry.Key, shape, union, variant);
            }
        }

        var properties = ImmutableArray.CreateBuilder<PropertyValue>(count);
        for (var i = 0; i < found.Length; i++)
        {
            var property = shape.Properties[i];
            if (found[i] is { } value)
            {
                properties.Add(new(property, value));
            }
            else if (property.IsRequired && !attempted[i])
            {
                diagnostics.Report(BinderDiagnostics.Missing, place, property.Name, property.Title);
            }
        }

        ArrayPool<SettingValue?>.Shared.Return(rented, clearArray: true);
        return new(shape, properties.MoveToImmutable(), span, variant, tag, raw);
    }

    private SettingValue? BindProperty(MappingEntry entry, PropertyShape property, Variant? variant)
    {
        // Nothing written is the same as left out, save where the name alone says it (hr:).
        if (entry.Value.IsEmpty && property.Name != variant?.Presence)
        {
            if (property.IsRequired)
            {
                diagnostics.Report(BinderDiagnostics.Missing, entry.Key.Span, property.Name, property.Title);
            }

            return null;
        }

        if (entry.Value.IsEmpty && property.Shape is ScalarShape or ChoiceShape or ReferenceShape)
        {
            return new ScalarValue("", entry.Key.Span);
        }

        if (property.Null == NullMeaning.Unreadable && entry.Value is ScalarNode { Value: UnreadableValue.Word })
        {
            return new UnreadableValue(entry.Value.Span);
        }

        var around = _isOurs;
        _isOurs |= !property.IsRead;
        var value = Bind(entry.Value, property.Shape, entry.Key.Span);
        _isOurs = around;
        return value;
    }

    private MapValue? BindMap(SyntaxNode node, MapShape shape)
    {
        if (node.IsEmpty)
        {
            return new([], node.Span, shape.IsOrdered);
        }

        if (node is not MappingNode mapping)
        {
            _reports.WrongForm(node, new("「名前: 内容」の組", "a mapping by name"));
            return new([], node.Span, shape.IsOrdered, lost: null);
        }

        List<string>? lost = null;
        var entries = ImmutableArray.CreateBuilder<MapEntry>(mapping.Entries.Length);
        foreach (var entry in mapping.Entries)
        {
            var (value, renamedFrom) = FormerName.Take(entry.Value, shape);
            if (IsKey(entry.Key, shape) && BindEntry(value, shape, entry.Key.Span) is { } bound)
            {
                entries.Add(new(entry.Key.Value, entry.Key.Span, bound, renamedFrom));
            }
            else
            {
                (lost ??= []).Add(entry.Key.Value);
            }
        }

        _reports.Count(mapping.Entries, shape.MinEntries, shape.MaxEntries, static e => e.Key.Span, node.Span);
        return new(entries.DrainToImmutable(), node.Span, shape.IsOrdered, lost is null ? [] : [.. lost]);
    }

    private SettingValue? BindEntry(SyntaxNode node, MapShape map, SourceSpan place)
    {
        if (!_isOurs && RawForm.OfEntry(node, map) is { } raw)
        {
            return _raw.Entry(raw, map, node.Span);
        }

        var shape = map.Value;
        if (node.IsEmpty && shape is not (ObjectShape or MapShape or UnionShape))
        {
            diagnostics.Report(BinderDiagnostics.WrongForm, place, new LocalizedText("値", "A value"), new LocalizedText("空", "empty"));
            return null;
        }

        return Bind(node, shape, place);
    }

    private MapValue? BindListedMap(SyntaxNode node, MapShape shape, string nameProperty)
    {
        if (node is not SequenceNode sequence)
        {
            _reports.WrongForm(node, new("名前の並び（[a, b]）", "a list of names ([a, b])"));
            return new([], node.Span, shape.IsOrdered, lost: null);
        }

        List<string>? lost = null;
        var entries = ImmutableArray.CreateBuilder<MapEntry>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            var (rest, renamedFrom) = FormerName.Take(item, shape);
            var name = rest is MappingNode mapping ? mapping.Find(nameProperty)?.Value as ScalarNode : rest as ScalarNode;
            if (name is null)
            {
                _reports.WrongForm(item, new($"名前、または {{ {nameProperty}: 名前 }}", $"a name, or {{ {nameProperty}: name }}"));
            }
            else if (entries.Any(e => e.Key == name.Value))
            {
                diagnostics.ReportWithFix(BinderDiagnostics.TwiceInList, name.Span, SourceEdit.Removing(name.Span), name.Value);
            }
            else if (IsKey(name, shape))
            {
                var others = rest is MappingNode more ? more.Entries.RemoveAll(e => e.Key.Value == nameProperty) : [];
                var body = new MappingNode(others, item.Span);
                SettingValue? value = RawForm.OfEntry(body, shape) is { } raw
                    ? _raw.Entry(raw, shape, item.Span)
                    : BindProperties(others, shape.Value as ObjectShape ?? Nothing, item.Span, name.Span, null);
                if (value is not null)
                {
                    entries.Add(new(name.Value, name.Span, value, renamedFrom));
                }
            }
            else
            {
                (lost ??= []).Add(name.Value);
            }
        }

        _reports.Count(sequence.Items, shape.MinEntries, shape.MaxEntries, static i => i.Span, node.Span);
        return new(entries.DrainToImmutable(), node.Span, shape.IsOrdered, lost is null ? [] : [.. lost]);
    }

    private bool IsKey(ScalarNode key, MapShape shape)
    {
        if (shape.Key is ScalarShape scalar && !scalar.Kind.Accepts(key.Value))
        {
            diagnostics.Report(BinderDiagnostics.WrongValue, key.Span, BinderReports.Shortened(key.Value), scalar.Kind.Expected);
            return false;
        }

        return true;
    }

    private ListValue? BindList(SyntaxNode node, ListShape shape)
    {
        if (shape.IsFlags && node is ScalarNode { Value: "all" })
        {
            return new([.. ((ChoiceShape)shape.Item).Values.Select(v => new ScalarValue(v.Word, node.Span))], node.Span);
        }

        if (shape.MayStandAlone && node is ScalarNode && !node.IsEmpty)
        {
            return Bind(node, shape.Item, node.Span) is { } only ? new([only], node.Span) : null;
        }

        if (node.IsEmpty)
        {
            return new([], node.Span);
        }

        if (node is not SequenceNode sequence)
        {
            _reports.WrongForm(node, shape.IsFlags ? new("許可の並び、または all", "a list of words, or all") : new("並び（- または [ ]）", "a list (- or [ ])"));
            return null;
        }

        _reports.Count(sequence.Items, shape.MinItems, shape.MaxItems, static i => i.Span, node.Span);
        var items = ImmutableArray.CreateBuilder<SettingValue>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            if (Bind(item, shape.Item, item.Span) is { } value)
            {
                items.Add(value);
            }
        }

        var hasLost = items.Count < sequence.Items.Length;
        return new(items.DrainToImmutable(), node.Span) { HasLost = hasLost };
    }
}
