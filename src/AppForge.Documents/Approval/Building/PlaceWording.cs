using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Documents.Design.Building;

namespace AppForge.Documents.Approval.Building;

/// <summary>Says an address in words of the screens, by walking the catalog along it: <c>fields.走行距離.required</c> is the 必須項目にする of フィールド「走行距離」.</summary>
/// <param name="appKey">The app.</param>
/// <param name="nameOf">What a reader calls a thing of a kind; the kind may be unknown.</param>
/// <param name="principals">Says who is meant.</param>
/// <param name="language">The language.</param>
internal sealed class PlaceWording(string appKey, Func<SymbolKind?, string, string> nameOf, PrincipalWording principals, Language language)
{
    /// <summary>The address in words.</summary>
    public string Say(Address address) => string.Join(Between, Steps(address).Words);

    /// <summary>The address of a renamed entry, and what its name is called: フィールド「税抜金額」のフィールドコード.</summary>
    public string SayNameOf(Address address)
    {
        var (words, map, _) = Steps(address);
        var title = map?.KeyTitle?.In(language) ?? (language == Language.Japanese ? "名前" : "name");
        return string.Join(Between, words.Append(title));
    }

    /// <summary>What stands at an address; null where the catalog doesn't know it.</summary>
    public Shape? ShapeAt(Address address) => Steps(address).Shape;

    /// <summary>The area that an address lies in.</summary>
    public static SettingsArea AreaOf(string within) => KintoneCatalog.Areas
        .Where(a => a.Section.Length > 0 && within.StartsWith(a.Section, StringComparison.Ordinal) && (within.Length == a.Section.Length || within[a.Section.Length] is '.' or '['))
        .MaxBy(a => a.Section.Length) ?? KintoneCatalog.General;

    /// <summary>What a reader calls the part of a definition that an address lies in: an area, or something that only definitions have.</summary>
    public static LocalizedText SectionOf(string within) => AreaOf(within) is { Section.Length: > 0 } area ? area.Title
        : KintoneCatalog.App.Find(Split(AddressParts.Of(within)[0]).Name)?.Title ?? KintoneCatalog.General.Title;

    private string Between => language == Language.Japanese ? "の" : ", ";

    private (List<string> Words, MapShape? Map, Shape? Shape) Steps(Address address)
    {
        var within = address.Within(appKey);
        var area = AreaOf(within);
        var parts = AddressParts.Of(within).ToList();
        var words = new List<string>();
        // What only definitions have stands beside the general settings.
        if (area.Section.Length == 0)
            return Walk(KintoneCatalog.App, parts, words);
        words.Add(area.Title.In(language));
        // The last part of the section may carry a row: acl.app[group/staff].
        var steps = area.Section.Count(c => c == '.') + 1;
        var (_, rows) = Split(parts[steps - 1]);
        var shape = area.Shape;
        foreach (var row in rows)
            shape = Row(shape, row, words);
        return Walk(shape, parts[steps..], words);
    }

    private (List<string> Words, MapShape? Map, Shape? Shape) Walk(Shape? shape, List<string> parts, List<string> words)
    {
        MapShape? last = null;
        foreach (var part in parts)
        {
            var (name, rows) = Split(part);
            if (shape is MapShape map)
            {
                var key = AddressParts.Unquoted(name);
                if (words.Count == 0)
                    words.Add("");
                words[^1] += Quoted(nameOf(map.Declares ?? (map.Key as ReferenceShape)?.Target, key));
                (last, shape) = (map, map.Value);
            }
            else
            {
                var property = PropertyOf(shape, name);
                words.Add(property?.Title.In(language) ?? name);
                (last, shape) = (null, property?.Shape);
            }
            foreach (var row in rows)
                shape = Row(shape, row, words);
        }
        return (words, last, shape);
    }

    private Shape? Row(Shape? shape, string row, List<string> words)
    {
        var item = (shape as ListShape)?.Item;
        words[^1] += (item as ObjectShape)?.Sole?.Shape switch
        {
            ScalarShape { Kind: PrincipalKind } => Who(principals.Long(new PrincipalSymbol(row, false))),
            ReferenceShape reference => Quoted(nameOf(reference.Target, row)),
            _ => Quoted(nameOf(null, row)),
        };
        return item;
    }

    private string Quoted(string text) => language == Language.Japanese ? $"「{text}」" : $" \"{text}\"";

    // Whom a sentence describes has quotes of its own.
    private string Who(string text) => language == Language.Japanese ? $"（{text}）" : $" ({text})";

    private static PropertyShape? PropertyOf(Shape? shape, string name) => shape switch
    {
        ObjectShape whole => whole.Find(name) ?? (whole.Sole is { } sole ? PropertyOf(sole.Shape, name) : null),
        UnionShape union => union.Variants.Select(v => v.Shape.Find(name)).FirstOrDefault(p => p is not null),
        _ => null,
    };

    // A part is a name, with rows in brackets behind it; a key in quotes has none.
    private static (string Name, List<string> Rows) Split(string part)
    {
        var start = part.StartsWith('"') ? -1 : part.IndexOf('[', StringComparison.Ordinal);
        if (start <= 0)
            return (part, []);
        var rows = new List<string>();
        var (depth, from) = (0, start);
        for (var i = start; i < part.Length; i++)
        {
            if (part[i] == '[' && depth++ == 0)
                from = i + 1;
            else if (part[i] == ']' && --depth == 0)
                rows.Add(part[from..i]);
        }
        return (part[..start], rows);
    }
}
