using System.Collections;
using System.Collections.Immutable;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>The fields of an app in the order written, built-in ones last; columns of tables through <see cref="WithColumns"/>.</summary>
public sealed class FieldSymbols : IReadOnlyCollection<FieldSymbol>
{
    private readonly ImmutableArray<FieldSymbol> _fields;
    private readonly Dictionary<string, FieldSymbol> _byCode;

    internal FieldSymbols(MapValue fields)
    {
        _fields = [.. fields.Entries.Where(e => !e.IsImplied || e.Value is not ObjectValue { Variant.IsServerOwned: true }).Select(e => FieldSymbol.Of(e, null)).OfType<FieldSymbol>()];
        var all = ImmutableArray.CreateBuilder<FieldSymbol>(_fields.Length);
        foreach (var field in _fields)
        {
            all.Add(field);
            all.AddRange(field.Columns);
        }

        WithColumns = all.DrainToImmutable();
        _byCode = new(WithColumns.Length, StringComparer.Ordinal);

        // A code used twice is reported as such; what it means elsewhere is the field, not the column.
        foreach (var field in _fields.Concat(WithColumns))
        {
            _byCode.TryAdd(field.Code, field);
        }
    }

    /// <summary>All fields, each table followed by its columns.</summary>
    public ImmutableArray<FieldSymbol> WithColumns { get; }

    /// <inheritdoc />
    public int Count => _fields.Length;

    /// <summary>The field or column of a code, or null. STATUS and the like are among them only where something is written of them; scopes know them always.</summary>
    public FieldSymbol? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <inheritdoc />
    public IEnumerator<FieldSymbol> GetEnumerator() => _fields.AsEnumerable().GetEnumerator();

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
