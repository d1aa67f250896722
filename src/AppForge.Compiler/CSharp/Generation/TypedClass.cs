using System.Collections.Immutable;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.CSharp.Generation;

/// <summary>A class of records, or of the rows of a table: its fields with their names.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fields">Its fields; those of which records hold nothing are left out.</param>
internal sealed record TypedClass(string Name, ImmutableArray<TypedField> Fields)
{
    /// <summary>The namespace of what is made.</summary>
    public const string Namespace = "Kintone.Apps";

    private const string OptionEnding = "Option";
    private const string RowEnding = "Row";

    // Members of every class, of its base and of every record; names of parameters that a property would hide behind; types of AppForge.Records that a nested type would hide.
    private static readonly ImmutableArray<string> Reserved =
    [
        "RecordId", "RecordRevision", "RowId", "AppKey", "Codes", "Read", "Write", "ToJson", "ChangesFrom", "reader", "writer",
        "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals", "EqualityContract", "PrintMembers", "Clone", "Deconstruct",
        "KintoneRow", "IKintoneRow", "IKintoneOption",
    ];

    /// <summary>The classes of all apps, by key.</summary>
    public static ImmutableSortedDictionary<string, TypedClass> OfAll(IReadOnlyCollection<AppModel> apps)
    {
        // Files are named after classes, and there are file systems that don't tell a from A.
        var names = new NameScope(["KintoneRecord", "IKintoneRecord"], StringComparer.OrdinalIgnoreCase).Declare([.. apps.Select(a => a.Key)], key => Pascal(key) + "Record");
        return apps.ToImmutableSortedDictionary(a => a.Key, a => OfApp(a, names[a.Key]), StringComparer.Ordinal);
    }

    /// <summary>The property of a field, or null.</summary>
    public string? PropertyOf(string code) => Fields.FirstOrDefault(f => f.Symbol.Code == code)?.Property;

    private static TypedClass OfApp(AppModel app, string name)
    {
        var states = ProcessSymbol.Of(app) is { IsEnabled: true } process ? process.States.Select(s => s.Name).ToImmutableArray() : [];
        var copied = app.Fields.WithColumns.SelectMany(f => f.Lookup?.Mappings ?? []).Select(m => m.Here).ToHashSet(StringComparer.Ordinal);
        var fields = app.FieldMap.Entries.Select(e => FieldSymbol.Of(e, null)).OfType<FieldSymbol>().Where(f => IsThere(f, !states.IsEmpty));
        return Of(name, [.. fields], states, copied);
    }

    private static TypedClass Of(string name, ImmutableArray<FieldSymbol> fields, ImmutableArray<string> states, HashSet<string> copied)
    {
        var held = fields.Where(f => ValueForm.Of(f, "", "") is not null).ToList();
        var scope = new NameScope([.. Reserved, name], StringComparer.Ordinal);
        var properties = scope.Declare([.. held.Select(f => f.Code)], CSharpText.Identifier);
        var options = scope.Declare([.. held.Select(f => f.Code)], code => CSharpText.Identifier(code) + OptionEnding);
        var rows = scope.Declare([.. held.Where(f => f.IsTable).Select(f => f.Code)], code => CSharpText.Identifier(code) + RowEnding);
        return new(name, [.. held.Select(f => new TypedField(
            f, properties[f.Code], ValueForm.Of(f, options[f.Code], rows.GetValueOrDefault(f.Code, ""))!, IsWritable(f, copied),
            f.Value.Variant?.Values == SymbolKind.State ? states : f.Options,
            f.IsTable ? Of(rows[f.Code], f.Columns, [], copied) : null))]);
    }

    // STATUS and its like are in records only where their feature is on.
    private static bool IsThere(FieldSymbol field, bool hasProcess) => !field.IsServerOwned || (field.Type == "CATEGORY" ? field.Value.Text("enabled") == "true" : hasProcess);


    private static bool IsWritable(FieldSymbol field, HashSet<string> copied) =>
        !field.IsUnknown && !field.IsBuiltIn && field.Type != "CALC" && field.Expression is null && !copied.Contains(field.Code);

    private static string Pascal(string key) => string.Concat(CSharpText.Identifier(key).Split('_', StringSplitOptions.RemoveEmptyEntries).Select(p => char.ToUpperInvariant(p[0]) + p[1..])) is { Length: > 0 } text
        ? CSharpText.Identifier(text)
        : "";
}
