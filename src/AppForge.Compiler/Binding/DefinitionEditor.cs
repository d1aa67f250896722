using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Binding;

/// <summary>
/// Changes the files of an app so that they say another model: values where they stand, comments and order kept, a section in the file it stands in. The way back
/// of the compiler for what is written already, as <see cref="DefinitionWriter"/> is for what isn't.
/// </summary>
public sealed class DefinitionEditor
{
    private readonly ProjectFiles _files;
    private readonly AppModel _wanted;
    private readonly ImmutableDictionary<string, SettingValue> _own;
    private readonly DefinitionTranslation _translation;
    private readonly ImmutableArray<string> _unmanaged;
    private readonly IReadOnlySet<string> _hiddenPeople;
    private readonly SortedDictionary<string, string> _changed = new(StringComparer.Ordinal);
    private readonly List<(Address, string)> _hidden = [];
    private readonly List<string> _untouched = [];
    private readonly string _folder;

    private DefinitionEditor(
        ProjectFiles files, AppModel wanted, ImmutableDictionary<string, SettingValue> own, ImmutableArray<string> unmanaged, DefinitionTranslation translation,
        IReadOnlySet<string> hidden)
    {
        (_files, _wanted, _own, _unmanaged, _translation, _hiddenPeople) = (files, wanted, own, unmanaged, translation, hidden);
        _folder = ProjectFiles.AppsFolder + wanted.Key + "/";
    }

    /// <summary>Edits the files of an app.</summary>
    /// <param name="files">The project's files, with those of the app.</param>
    /// <param name="wanted">What they shall say. Only definitions know some things (notes, <c>unmanaged</c>): those stay as they are written.</param>
    /// <param name="definition">What they say so far, fragments carried out; null where that can't be read.</param>
    /// <param name="translation">The words of definitions and of what is wanted.</param>
    /// <param name="hidden">Whom kintone leaves out of its answers (stopped users and the like), as definitions name them: they stay written.</param>
    public static DefinitionEdit Edit(
        ProjectFiles files, AppModel wanted, AppModel? definition, DefinitionTranslation translation, IReadOnlySet<string> hidden)
    {
        var (own, differing) = SharedParts.Remove(definition, wanted, translation);
        var editor = new DefinitionEditor(files, wanted, own, definition?.Unmanaged ?? [], translation, hidden);
        editor.EditFile(ProjectFiles.AppFile, root => root is MappingNode, definition);
        foreach (var section in KintoneCatalog.Areas.Select(a => a.Section.Split('.')[0]).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal))
        {
            editor.EditFile(section + ".yaml", _ => true, definition);
        }

        return new(editor._changed.ToImmutableSortedDictionary(StringComparer.Ordinal), [.. editor._hidden], differing, [.. editor._untouched]);
    }

    private void EditFile(string name, Func<SyntaxNode, bool> isPossible, AppModel? definition)
    {
        var path = _folder + name;
        if (_files.Find(path) is not { } source)
        {
            return;
        }

        if (YamlFormatter.ReadTree(source) is not { } tree || !isPossible(tree.Root))
        {
            if (!SaysAll(definition, name))
            {
                _untouched.Add(path);
            }

            return;
        }

        var editor = new TreeEditor(_wanted.Scope, _unmanaged, _translation, _hiddenPeople, FileBeside, tree.Trivia);
        var edited = name == ProjectFiles.AppFile ? EditApp((MappingNode)tree.Root, editor) : EditSectionFile(tree.Root, name[..^".yaml".Length], editor);
        if (!ReferenceEquals(edited, tree.Root))
        {
            tree.Trivia.Move(tree.Root, edited);
            Change(path, YamlFormatter.WriteTree(path, edited, tree.Trivia));
        }

        foreach (var (file, text) in editor.Texts)
        {
            Change(file, text);
        }

        _hidden.AddRange(editor.Hidden);
    }

    // Of a file that can't be edited: whether it needn't be.
    private bool SaysAll(AppModel? definition, string file)
    {
        var canonicalizer = new Canonicalizer(_wanted.Scope);
        return definition is not null && _wanted.Areas.Where(a => FileOf(a) == file).All(area =>
        {
            var written = definition.Written(area) is { } value ? _translation.Expand(value, area.Shape) : null;
            var wanted = _wanted.Canonical(area)!;
            var said = Overlay.Complete(canonicalizer.Canonical(written, area), wanted, area.Shape, _wanted.AddressOf(area), _wanted.Key, _unmanaged);
            return SettingValueComparer.Told.Equals(said, wanted);
        });
    }

    private string FileOf(SettingsArea area) =>
        area.Section.Split('.')[0] + ".yaml" is var own && _files.Find(_folder + own) is not null ? own : ProjectFiles.AppFile;

    private void Change(string path, string text)
    {
        if (_files.Find(path)?.Content != text)
        {
            _changed[path] = text;
        }
    }

    private SourceText? FileBeside(SourceText from, string path) => _files.Find(from.Path[..(from.Path.LastIndexOf('/') + 1)] + path);

    private MappingNode EditApp(MappingNode root, TreeEditor editor)
    {
        var address = Address.OfApp(_wanted.Key);
        var general = KintoneCatalog.General;
        var wanted = (ObjectValue)_own[general.Name];
        var result = editor.Says(root, wanted, general, address) ? root : editor.EditProperties(root, wanted, null, new("", 0, address));
        foreach (var area in KintoneCatalog.Areas.Where(a => a.Section.Length > 0))
        {
            var steps = area.Section.Split('.');
            if (_files.Find(_folder + steps[0] + ".yaml") is null)
            {
                result = (MappingNode)EditPath(result, KintoneCatalog.App, steps, area, editor)!;
            }
        }

        return result;
    }

    private SyntaxNode EditSectionFile(SyntaxNode root, string section, TreeEditor editor)
    {
        var result = root;
        foreach (var area in KintoneCatalog.Areas.Where(a => a.Section.Split('.')[0] == section))
        {
            var steps = area.Section.Split('.')[1..];
            var shape = KintoneCatalog.App.Find(section)!.Shape;
            result = EditPath(result, shape, steps, area, editor) ?? Emptied(result);
        }

        return result;
    }

    // A file of a section that is as in a new app says so and stays.
    private static SyntaxNode Emptied(SyntaxNode root) => root is SequenceNode ? new SequenceNode([], root.Span) : new MappingNode([], root.Span);

    private SyntaxNode? EditPath(SyntaxNode? node, Shape shape, ReadOnlySpan<string> steps, SettingsArea area, TreeEditor editor)
    {
        if (steps.IsEmpty)
        {
            return EditSection(node is { IsEmpty: true } ? null : node, area, editor) ?? (node is { IsEmpty: true } ? node : null);
        }

        var mapping = node as MappingNode ?? new([], SourceSpan.None);
        var there = mapping.Find(steps[0]);
        var property = ((ObjectShape)shape).Find(steps[0])!;
        var edited = EditPath(there?.Value, property.Shape, steps[1..], area, editor);
        if (ReferenceEquals(edited, there?.Value))
        {
            return node;
        }

        var entries = mapping.Entries.ToList();
        if (there is not null)
        {
            var index = entries.IndexOf(there);
            entries.RemoveAt(index);
            if (edited is not null)
            {
                entries.Insert(index, new(there.Key, edited));
            }
        }
        else if (edited is not null)
        {
            entries.Insert(TreeEditor.IndexFor(property, entries, (ObjectShape)shape), new(ScalarNode.Of(property.Name), edited));
        }

        var result = new MappingNode([.. entries], mapping.Span);
        editor.Replaced(mapping, result);
        return entries.Count == 0 && node is not null && !ReferenceEquals(shape, KintoneCatalog.App) ? null : result;
    }

    private SyntaxNode? EditSection(SyntaxNode? node, SettingsArea area, TreeEditor editor)
    {
        var address = _wanted.AddressOf(area);
        if (!_own.TryGetValue(area.Name, out var wanted) || editor.Says(node, wanted, area, address))
        {
            return node;
        }

        if (node is not null && editor.IsDefault(wanted, area))
        {
            return null;
        }

        var value = area.Shape is MapShape { IsOrdered: false, Declares: SymbolKind.Field } && wanted is MapValue fields ? DefinitionWriter.InLayoutOrder(fields, _wanted) : wanted;
        var place = new EditPlace("", 0, address);
        return (node, area.Shape, value) switch
        {
            (not null, _, _) => editor.Edit(node, value, area.Shape, place),
            (null, MapShape { ListedBy: null } shape, MapValue map) => editor.EditMap(new([], SourceSpan.None), map, shape, address) is { Entries.IsEmpty: false } entries ? entries : null,
            _ => editor.Write(value, area.Shape, place),
        };
    }
}
