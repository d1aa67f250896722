using System.Collections;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>The fields of an app in the order written, built-in ones last; columns of tables through <see cref="WithColumns"/>.</summary>
/// <param name="app">The app.</param>
public readonly struct FieldSymbols(AppModel app) : IEnumerable<FieldSymbol>
{
    /// <summary>The field or column of a code, or null. STATUS and the like are found by the names of the project's language.</summary>
    public FieldSymbol? Find(string code)
    {
        foreach (var field in WithColumns)
        {
            if (string.Equals(field.Code, code, StringComparison.Ordinal))
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>All fields, each table followed by its columns.</summary>
    public IEnumerable<FieldSymbol> WithColumns => this.SelectMany(f => f.Columns.Prepend(f));

    /// <inheritdoc />
    public IEnumerator<FieldSymbol> GetEnumerator()
    {
        foreach (var entry in app.FieldMap.Entries)
        {
            if (entry.Value is ObjectValue value)
            {
                yield return new(entry.Key, value, entry, null);
            }
        }
    }

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
