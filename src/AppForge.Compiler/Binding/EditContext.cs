using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Binding;

/// <summary>What an edit of an app goes by: what nodes say where they stand, and how what is wanted is written.</summary>
internal sealed class EditContext
{
    private readonly DefinitionTranslation _translation;
    private readonly Func<SourceText, string, SourceText?> _files;
    private readonly ImmutableArray<string> _unmanaged;
    private readonly IReadOnlySet<string> _hidden;
    private readonly string _app;

    /// <summary>Makes a context.</summary>
    /// <param name="scope">The surroundings of what is wanted: a default that moves is seen in them.</param>
    /// <param name="unmanaged">The addresses inside the app that are left alone.</param>
    /// <param name="translation">The words of definitions and of the environment.</param>
    /// <param name="hidden">Whom the environment leaves out of its answers: rows that name them stay.</param>
    /// <param name="files">Finds the text of a <c>file:</c>.</param>
    public EditContext(
        CanonicalScope scope, ImmutableArray<string> unmanaged, DefinitionTranslation translation, IReadOnlySet<string> hidden, Func<SourceText, string, SourceText?> files)
    {
        _app = scope.AppKey;
        Canonicalizer = new(scope);
        Writer = new(scope);
        (_unmanaged, _translation, _hidden, _files) = (unmanaged, translation, hidden, files);
    }

    /// <summary>Gives values their canonical form.</summary>
    public Canonicalizer Canonicalizer { get; }

    /// <summary>Writes what is new.</summary>
    public DefinitionWriter Writer { get; }

    /// <summary>Whom a definition names, who isn't shown there, and who stays.</summary>
    public List<(Address Address, string Principal)> Kept { get; } = [];

    /// <summary>Whether an address is left alone.</summary>
    public bool IsLeftAlone(Address address) => Overlay.IsLeftAlone(address, _app, _unmanaged);

    /// <summary>The text of a <c>file:</c>, or null.</summary>
    public SourceText? FileOf(ScalarNode path) => _files(path.Span.Source, path.Value);

    /// <summary>What a node says, as it is written; null where nothing of it can be used.</summary>
    public SettingValue? Bound(SyntaxNode node, Shape shape) => new Binder(new DiagnosticBag(), _files).Bind(node, shape, node.Span);

    /// <summary>What a node says; null where the binder has to leave out anything of it (an option where people stand now): it would be an error if it stayed.</summary>
    public SettingValue? BoundWhole(SyntaxNode node, Shape shape)
    {
        var diagnostics = new DiagnosticBag();
        return new Binder(diagnostics, _files).Bind(node, shape, node.Span) is { } value && !diagnostics.HasErrors ? value : null;
    }

    /// <summary>What a written value means in the environment, in canonical form.</summary>
    public SettingValue Meaning(SettingValue written, Shape shape, EditPlace place) =>
        Canonicalizer.Canonical(_translation.Expand(written, shape), shape, place.Key, place.Position);

    /// <summary>What an area means in the environment, in canonical form.</summary>
    public SettingValue Meaning(SettingValue? written, SettingsArea area) =>
        Canonicalizer.Canonical(written is null ? null : _translation.Expand(written, area.Shape), area);

    /// <summary>The rows that an item of a list means there: a role may stand for several people.</summary>
    public IEnumerable<SettingValue> Rows(SettingValue item, ListShape shape, EditPlace place) =>
        _translation.Rows(item, shape.Item).Select(r => Canonicalizer.Canonical(r, shape.Item, place.Key, place.Position));

    /// <summary>Whether a node says a value.</summary>
    public bool Says(SyntaxNode node, SettingValue wanted, Shape shape, EditPlace place) =>
        BoundWhole(node, shape) is { } written && IsSaidBy(Meaning(written, shape, place), wanted, shape, place.Address);

    /// <summary>Whether a meaning is what is wanted, once it is completed with what is left to kintone.</summary>
    public bool IsSaidBy(SettingValue meaning, SettingValue wanted, Shape shape, Address address) =>
        SettingValueComparer.Told.Equals(Overlay.Complete(meaning, wanted, shape, address, _app, _unmanaged), wanted);

    /// <summary>A value in the words of definitions.</summary>
    public SettingValue Folded(SettingValue wanted, Shape shape) => _translation.Fold(wanted, shape);

    /// <summary>A new node that says a value, in the shortest form.</summary>
    public SyntaxNode Write(SettingValue wanted, Shape shape, EditPlace place) => Writer.Node(Folded(wanted, shape), shape, place.Key, place.Position);

    /// <summary>Whether a row stays because it names somebody whom kintone leaves out of its answers: stopped, not gone.</summary>
    public bool IsHidden(SettingValue row, ListShape shape, EditPlace place)
    {
        if (Catalog.Kinds.PrincipalKind.In(row, shape.Item) is not { } principal || !_hidden.Contains(principal))
        {
            return false;
        }

        if (!Kept.Contains((place.Address, principal)))
        {
            Kept.Add((place.Address, principal));
        }

        return true;
    }

    /// <summary>Puts what has no place among the wanted behind what it stands behind.</summary>
    /// <param name="staying">What stays.</param>
    /// <param name="before">Everything, in the order before.</param>
    /// <param name="result">What is there now.</param>
    /// <param name="now">What became of a thing.</param>
    public static void PutBack<T>(IEnumerable<T> staying, ImmutableArray<T> before, List<T> result, Func<T, T> now)
        where T : class
    {
        foreach (var item in staying)
        {
            var index = -1;
            for (var i = before.IndexOf(item) - 1; i >= 0 && index < 0; i--)
            {
                index = result.IndexOf(now(before[i]));
            }

            result.Insert(index + 1, now(item));
        }
    }
}
