using AppForge.Compiler.Query;

namespace AppForge.Compiler.Tests.Languages;

/// <summary>A random app: fields of every type outside and inside of two tables, related records, with codes that are hard to read.</summary>
internal sealed class GeneratedScope : IFieldScope
{
    private static readonly string[] Types =
    [
        "RECORD_NUMBER", "CREATOR", "MODIFIER", "CREATED_TIME", "UPDATED_TIME", "SINGLE_LINE_TEXT", "LINK", "MULTI_LINE_TEXT", "NUMBER", "CALC",
        "CHECK_BOX", "RADIO_BUTTON", "DROP_DOWN", "MULTI_SELECT", "FILE", "DATE", "DATETIME", "TIME", "USER_SELECT", "ORGANIZATION_SELECT", "GROUP_SELECT",
        "STATUS", "STATUS_ASSIGNEE", "CATEGORY", "GROUP", "RICH_TEXT",
    ];

    private static readonly string[] ColumnTypes =
        ["SINGLE_LINE_TEXT", "NUMBER", "CALC", "CHECK_BOX", "RADIO_BUTTON", "DROP_DOWN", "MULTI_SELECT", "DATE", "DATETIME", "TIME", "USER_SELECT", "FILE", "MULTI_LINE_TEXT"];

    /// <summary>Keywords and names of functions are field codes too.</summary>
    private static readonly string[] Stems =
    [
        "件名", "数量", "担当者", "備考１", "＿・￥＄", "_01__Google結果", "记录编号", "สถานะ", "𠮷田", "か\u3099", "limit", "order", "by", "offset", "like", "is", "in", "empty", "asc",
        "and_1", "SUM", "IF", "TODAY", "DAYS", "x9", "Ｎｏ", "単価", "円①",
    ];

    private static readonly string[] Words = ["公務", "研修", "災害対応", "A", "b c", "（その他）", "10%", "a\"b", "c\\d", "1"];

    private readonly Dictionary<string, ScopeField> _fields = new(StringComparer.Ordinal);

    public GeneratedScope(Random random, bool withRelated = true)
    {
        var codes = new Queue<string>(Codes(random).Take(Types.Length + (2 * ColumnTypes.Length) + 3));
        foreach (var type in Types)
        {
            Add(Make(type, codes.Dequeue(), null, random));
        }

        foreach (var table in new[] { codes.Dequeue(), codes.Dequeue() })
        {
            Add(new(table, "SUBTABLE", table));
            foreach (var type in ColumnTypes)
            {
                Add(Make(type, codes.Dequeue(), table, random));
            }
        }

        if (withRelated)
        {
            var related = codes.Dequeue();
            Add(new(related, "REFERENCE_TABLE", related, RelatedScope: new GeneratedScope(random, withRelated: false)));
        }
    }

    public IReadOnlyCollection<ScopeField> All => _fields.Values;

    public IEnumerable<ScopeField> Of(params string[] types) => All.Where(f => types.Contains(f.Type));

    /// <summary>A code that no field has, near one that a field has.</summary>
    public string Misspelt(string code) => Enumerable.Range(0, int.MaxValue).Select(i => $"{code}ｘ{(i == 0 ? "" : i)}").First(c => !_fields.ContainsKey(c));

    public ScopeField? Find(string code) => _fields.GetValueOrDefault(code);

    private void Add(ScopeField field) => _fields.Add(field.Code, field);

    private static ScopeField Make(string type, string code, string? table, Random random) => new(
        code, type, code, FieldSearch.IsChoice(type) ? [.. Words.OrderBy(_ => random.Next()).Take(random.Next(2, 6))] : default, table);

    private static IEnumerable<string> Codes(Random random)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var stem = Stems[random.Next(Stems.Length)];
            var code = random.Next(2) == 0 ? stem : stem + (random.Next(2) == 0 ? "_" : "改") + random.Next(100);
            if (seen.Add(code))
            {
                yield return code;
            }
        }
    }
}
