using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Scripts;

namespace AppForge.Compiler.Model;

/// <summary>Who uses whom, over all apps of a project: what a change of a field, a status, a role reaches.</summary>
public sealed class ReferenceGraph
{
    private const string Roles = "roles";
    private const string Plugins = "plugins";
    private const string Apps = "apps";

    private readonly SortedDictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<Symbol, List<SymbolUse>> _uses = [];
    private readonly Dictionary<Symbol, Address> _addresses = [];

    private ReferenceGraph(Compilation compilation)
    {
        foreach (var role in compilation.Roles)
        {
            Declare(new(SymbolKind.Role, null, role), new Address(Roles).Entry(role));
        }

        foreach (var plugin in compilation.Project.Plugins)
        {
            Declare(new(SymbolKind.Plugin, null, plugin.Key), new Address(Plugins).Entry(plugin.Key));
        }

        foreach (var app in compilation.Apps.Values)
        {
            Declare(new(SymbolKind.App, null, app.Key), Address.OfApp(app.Key));
            foreach (var (address, symbol) in app.Areas.SelectMany(a => Declarations.In(app.Key, app.Canonical(a)!, a.Shape, app.AddressOf(a))))
            {
                Declare(symbol, address);
            }
        }

        foreach (var app in compilation.Apps.Values)
        {
            foreach (var reference in app.References)
            {
                Use(app, reference, compilation);
            }

            var customize = app.AddressOf(KintoneCatalog.Find("customize")!);
            foreach (var use in compilation.ScriptsOf(app).SelectMany(s => s.Facts.Uses).Where(u => u.Kind is ScriptUseKind.Field or ScriptUseKind.Column))
            {
                Use(new(SymbolKind.Field, app.Key, use.Name), new(app, customize, use.Span, null));
            }
        }
    }

    /// <summary>The addresses of everything that can be used.</summary>
    public IEnumerable<string> Addresses => _symbols.Keys;

    /// <summary>Makes the graph of a project.</summary>
    public static ReferenceGraph Of(Compilation compilation) => new(compilation);

    /// <summary>
    /// The symbol at an address, or the nearest one around it (<c>apps.a.fields.金額.unit</c> is about the field); null where there is none. <c>apps.</c> may be left
    /// out, and a role may stand as in a definition (<c>role/owner</c>).
    /// </summary>
    public Symbol? Find(string address)
    {
        if (address.StartsWith("role/", StringComparison.Ordinal))
        {
            return _symbols.GetValueOrDefault(new Address(Roles).Entry(address["role/".Length..]).Text);
        }

        return Around(address) ?? (address.StartsWith(Apps + ".", StringComparison.Ordinal) ? null : Around($"{Apps}.{address}"));
    }

    /// <summary>The address that a misspelt one may have meant, or null.</summary>
    public string? Nearest(string address) => SpellChecker.Nearest(address, Addresses);

    /// <summary>Where a symbol is declared.</summary>
    public Address AddressOf(Symbol symbol) => _addresses[symbol];

    /// <summary>The uses of a symbol, by app and in the order in which they stand there. Of an app: what refers to it as a whole.</summary>
    public IReadOnlyList<SymbolUse> UsesOf(Symbol symbol) => _uses.GetValueOrDefault(symbol) ?? [];

    /// <summary>
    /// What depends on a symbol through fields: a formula that calculates with it, a lookup that copies it, and what depends on these; nearest first, each once.
    /// Whatever uses one of them may see another value when the symbol changes.
    /// </summary>
    public IReadOnlyList<(Symbol Symbol, Symbol Through)> DependentsOf(Symbol symbol)
    {
        List<(Symbol, Symbol)> found = [];
        HashSet<Symbol> seen = [symbol];
        var open = new Queue<Symbol>([symbol]);
        while (open.TryDequeue(out var through))
        {
            foreach (var by in UsesOf(through).Select(u => u.By).OfType<Symbol>().Where(seen.Add))
            {
                found.Add((by, through));
                open.Enqueue(by);
            }
        }

        return found;
    }

    // The whole address, else without its last part, and so on: an app's own address says nothing about a setting that isn't there.
    private Symbol? Around(string address)
    {
        var parts = AddressParts.Of(address);
        for (var count = parts.Count; count > 0; count--)
        {
            if (_symbols.TryGetValue(string.Join('.', parts.Take(count)), out var symbol))
            {
                return count == parts.Count || symbol.Kind != SymbolKind.App ? symbol : null;
            }
        }

        return null;
    }

    private void Declare(Symbol symbol, Address address)
    {
        _symbols.TryAdd(address.Text, symbol);
        _addresses.TryAdd(symbol, address);
    }

    private void Use(AppModel app, Reference reference, Compilation compilation)
    {
        // In a query, 関連.氏名 is a field of the app whose records 関連 shows: both are used.
        var owner = reference is { Kind: SymbolKind.Field, Field: { } related } && reference.App is { } from
            ? compilation.Find(from)?.Fields.Find(related)?.RelatedRecords?.AppKey
            : reference.App;
        var symbol = reference.Kind switch
        {
            SymbolKind.App or SymbolKind.Role or SymbolKind.Plugin => new Symbol(reference.Kind, null, reference.Name),
            SymbolKind.Option when compilation.ScopeOf(owner ?? "")?.TypeOf(reference.Field ?? "") == "STATUS" => new Symbol(SymbolKind.State, owner, reference.Name),
            SymbolKind.Option => new Symbol(SymbolKind.Option, owner, reference.Name, reference.Field),
            _ => new Symbol(reference.Kind, owner, reference.Name),
        };
        Use(symbol, new(app, reference.From, reference.Span, FieldAround(app, reference)));
    }

    private void Use(Symbol symbol, SymbolUse use)
    {
        if (_addresses.ContainsKey(symbol))
        {
            (_uses.TryGetValue(symbol, out var uses) ? uses : _uses[symbol] = []).Add(use);
        }
    }

    // The nearest entry that is a field: of a table its column, of what a lookup copies the field that it is copied to.
    private static Symbol? FieldAround(AppModel app, Reference reference) =>
        reference.From.Text.StartsWith(app.AddressOf(KintoneCatalog.Fields).Text + ".", StringComparison.Ordinal)
            && reference.Entries.FirstOrDefault(e => app.Fields.Find(e) is not null) is { } code
            ? new(SymbolKind.Field, app.Key, code)
            : null;
}
