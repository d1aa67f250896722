using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
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
    private readonly AppModel? _definition;
    private readonly EditContext _context;
    private readonly ImmutableDictionary<string, SettingValue> _own;
    private readonly SortedDictionary<string, string> _changed = new(StringComparer.Ordinal);
    private readonly List<string> _untouched = [];
    private readonly string _folder;

    private DefinitionEditor(ProjectFiles files, AppModel wanted, AppModel? definition, EditContext context, ImmutableDictionary<string, SettingValue> own)
    {
        (_files, _wanted, _definition, _context, _own) = (files, wanted, definition, context, own);
        _folder = ProjectFiles.FolderOf(wanted.Key);
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
        EditContext Context(CanonicalScope scope) => new(scope, definition?.Unmanaged ?? [], translation, hidden, (from, path) => FileBeside(files, from, path));
        var first = Context(wanted.Scope);
        var (own, differing) = SharedParts.Remove(definition, wanted, first);
        var context = Context(wanted.Scope.WithFields(InFileOrder(files, wanted, definition, first, own)));
        var editor = new DefinitionEditor(files, wanted, definition, context, own);
        editor.EditFile(ProjectFiles.AppFile, root => root is MappingNode);
        foreach (var section in KintoneCatalog.Areas.Select(a => a.Section.Split('.')[0]).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal))
        {
            editor.EditFile(section + ".yaml", _ => true);
        }

        return new(editor._changed.ToImmutableSortedDictionary(StringComparer.Ordinal), [.. context.Kept], differing, [.. editor._untouched]);
    }

    // The fields in the order that the file will have: a layout that isn't written follows it.
    private static MapValue InFileOrder(ProjectFiles files, AppModel wanted, AppModel? definition, EditContext context, ImmutableDictionary<string, SettingValue> own)
    {
        var (area, all) = (KintoneCatalog.Fields, wanted.Scope.Fields);
        var order = (definition?.FieldMap.Entries.Select(e => e.Key).Where(k => all.Find(k) is not null) ?? []).ToList();
        if (own.GetValueOrDefault(area.Name) is MapValue fields)
        {
            var node = NodeOf(files, wanted.Key, area.Section) as MappingNode ?? new([], SourceSpan.None);
            var edited = new TreeEditor(context, new()).Maps.Edit(node, DefinitionWriter.InLayoutOrder(fields, wanted), (MapShape)area.Shape, wanted.AddressOf(area));
            var before = -1;
            foreach (var key in edited.Entries.Select(e => e.Key.Value))
            {
                if (!order.Contains(key, StringComparer.Ordinal))
                {
                    order.Insert(before + 1, key);
                }

                before = order.IndexOf(key);
            }
        }

        return all.With([.. all.Entries.OrderBy(e => order.IndexOf(e.Key) is >= 0 and var index ? index : int.MaxValue)]);
    }

    private static SyntaxNode? NodeOf(ProjectFiles files, string app, string section)
    {
        var folder = ProjectFiles.FolderOf(app);
        return files.Find(folder + section + ".yaml") is { } file ? YamlReader.Read(file, new DiagnosticBag())
            : files.Find(folder + ProjectFiles.AppFile) is { } source && YamlReader.Read(source, new DiagnosticBag()) is MappingNode root ? root.Find(section)?.Value
            : null;
    }

    private void EditFile(string name, Func<SyntaxNode, bool> isPossible)
    {
        var path = _folder + name;
        if (_files.Find(path) is not { } source)
        {
            return;
        }

        if (YamlFormatter.ReadTree(source) is not { } tree || !isPossible(tree.Root))
        {
            if (!SaysAll(name))
            {
                _untouched.Add(path);
            }

            return;
        }

        var editor = new TreeEditor(_context, tree.Trivia);
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
    }

    // Of a file that can't be edited: whether it needn't be.
    private bool SaysAll(string file) => _definition is not null && _wanted.Areas.Where(a => FileOf(a) == file)
        .All(area => _context.IsSaidBy(_context.Meaning(_definition.Written(area), area), _wanted.Canonical(area)!, area.Shape, _wanted.AddressOf(area)));

    private string FileOf(SettingsArea area) =>
        area.Section.Split('.')[0] + ".yaml" is var own && _files.Find(_folder + own) is not null ? own : ProjectFiles.AppFile;

    private void Change(string path, string text)
    {
        if (_files.Find(path)?.Content != text)
        {
            _changed[path] = text;
        }
    }

    private static SourceText? FileBeside(ProjectFiles files, SourceText from, string path) => files.Find(from.Path[..(from.Path.LastIndexOf('/') + 1)] + path);

    private MappingNode EditApp(MappingNode root, TreeEditor editor)
    {
        var address = Address.OfApp(_wanted.Key);
        var general = KintoneCatalog.General;
        var wanted = (ObjectValue)_own[general.Name];
        var result = Says(root, wanted, general, address) ? root : editor.EditProperties(root, wanted, null, new("", 0, address));
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
        if (!_own.TryGetValue(area.Name, out var wanted) || Says(node, wanted, area, address))
        {
            return node;
        }

        var value = area.Shape is MapShape { IsOrdered: false, Declares: SymbolKind.Field } && wanted is MapValue fields ? DefinitionWriter.InLayoutOrder(fields, _wanted) : wanted;
        var place = new EditPlace("", 0, address);
        if (node is not null && SettingValueComparer.Told.Equals(_context.Meaning(null, area), wanted) && !editor.HoldsMore(node, value, area.Shape, place))
        {
            return null;
        }

        return (node, area.Shape, value) switch
        {
            (not null, _, _) => editor.Edit(node, value, area.Shape, place),
            (null, MapShape { ListedBy: null } shape, MapValue map) => editor.Maps.Edit(new([], SourceSpan.None), map, shape, address) is { Entries.IsEmpty: false } entries ? entries : null,
            _ => _context.Write(value, area.Shape, place),
        };
    }

    // What is said when nothing is written for an area, or what a node of it says.
    private bool Says(SyntaxNode? node, SettingValue wanted, SettingsArea area, Address address)
    {
        var written = node is null ? null : _context.Bound(node, area.Shape);
        return (node is null || written is not null) && _context.IsSaidBy(_context.Meaning(written, area), wanted, area.Shape, address);
    }
}
