using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Catalog;

/// <summary>The codes that kintone gives the built-in fields of a new app; they follow the language of who creates it (behaviour.md, section 3).</summary>
public sealed class BuiltInNames
{
    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);

    private BuiltInNames(params ReadOnlySpan<(string Type, string Code)> codes)
    {
        foreach (var (type, code) in codes)
        {
            _codes[type] = code;
            _types[code] = type;
        }

        All = [.. _codes.Keys.Order(StringComparer.Ordinal).Select(t => KeyValuePair.Create(t, _codes[t]))];
    }

    /// <summary>レコード番号 and the others.</summary>
    public static BuiltInNames Japanese { get; } = new(
        ("RECORD_NUMBER", "レコード番号"), ("CREATOR", "作成者"), ("CREATED_TIME", "作成日時"), ("MODIFIER", "更新者"), ("UPDATED_TIME", "更新日時"),
        ("STATUS", "ステータス"), ("STATUS_ASSIGNEE", "作業者"), ("CATEGORY", "カテゴリー"));

    /// <summary>Record_number and the others.</summary>
    public static BuiltInNames English { get; } = new(
        ("RECORD_NUMBER", "Record_number"), ("CREATOR", "Created_by"), ("CREATED_TIME", "Created_datetime"), ("MODIFIER", "Updated_by"),
        ("UPDATED_TIME", "Updated_datetime"), ("STATUS", "Status"), ("STATUS_ASSIGNEE", "Assignee"), ("CATEGORY", "Categories"));

    /// <summary>All pairs of type and code.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All { get; }

    /// <summary>The names for a project's language.</summary>
    public static BuiltInNames For(Language language) => language == Language.Japanese ? Japanese : English;

    /// <summary>Whether kintone gives a built-in type this code in some language.</summary>
    public static bool IsGiven(string type, string code) => new[] { Japanese, English }.Any(n => n.CodeOf(type) == code);

    /// <summary>The code of a built-in type.</summary>
    /// <exception cref="KeyNotFoundException">The type is not a built-in one.</exception>
    public string CodeOf(string type) => _codes[type];

    /// <summary>The type of a code, or null.</summary>
    public string? TypeOf(string code) => _types.GetValueOrDefault(code);
}
