using AppForge.Compiler.Query;

namespace AppForge.Compiler.Tests.Corpus;

/// <summary>The fields a row of the corpus is judged with. Where it names none, every code is a field about which nothing is known.</summary>
internal sealed class CorpusScope : IFieldScope
{
    private readonly Dictionary<string, ScopeField> _fields = new(StringComparer.Ordinal);
    private readonly string _text;
    private readonly bool _isOpen;

    public CorpusScope(CorpusRow row)
    {
        _text = row.Text;
        _isOpen = row.Fields.Length == 0 && !row.Verdict.Contains("unknown field", StringComparison.Ordinal);
        foreach (var parts in row.Fields.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split(':', '@')))
        {
            var table = parts.Length > 2 ? parts[2] : null;
            _fields[parts[0]] = new(parts[0], parts[1] == "?" ? "" : parts[1], parts[0], Table: table);
            if (table is not null)
            {
                _fields[table] = new(table, "SUBTABLE", table);
            }
        }
    }

    // A table of fields lists only the fields that matter: one of kintone's own is there in any case.
    public ScopeField? Find(string code) => _fields.GetValueOrDefault(code) ?? (!_isOpen ? null
        : _text.Contains(code + ".", StringComparison.Ordinal) ? new(code, "REFERENCE_TABLE", code) : new(code, "", code));
}
