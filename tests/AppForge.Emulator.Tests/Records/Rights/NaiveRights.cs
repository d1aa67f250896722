namespace AppForge.Emulator.Tests.Records.Rights;

/// <summary>Rights judged by the plainest means: rows in turn, rules in turn, one record at a time.</summary>
internal static class NaiveRights
{
    /// <summary>Organisations and the one above each.</summary>
    public static IReadOnlyDictionary<string, string?> Organizations { get; } =
        new Dictionary<string, string?> { ["kyoku"] = null, ["bu"] = "kyoku", ["ka"] = "bu", ["betsu"] = null };

    /// <summary>What the fields of people hold.</summary>
    public static IReadOnlyDictionary<string, string> KindOf { get; } =
        new Dictionary<string, string> { ["作成者"] = "USER", ["担当"] = "USER", ["組織"] = "ORGANIZATION", ["役割"] = "GROUP" };

    internal sealed record Person(string Code, string[] Groups, string[] Organizations)
    {
        public bool Is(string type, string code, bool includeSubs) => type switch
        {
            "USER" => code == Code,
            "GROUP" => code == "everyone" || Groups.Contains(code),
            _ => Organizations.Any(o => o == code || (includeSubs && IsBelow(o, code))),
        };

        public bool IsAnyOf(string type) => type != "ORGANIZATION" || Organizations.Length > 0;

        private static bool IsBelow(string organization, string other) =>
            NaiveRights.Organizations[organization] is { } above && (above == other || IsBelow(above, other));
    }

    internal sealed record Row<T>(string Type, string Code, bool IncludeSubs, T Rights)
    {
        public bool Fits(Person person, NaiveRecord record) => Type == "FIELD_ENTITY"
            ? record.Values[Code].Any(c => person.Is(KindOf[Code], c, IncludeSubs))
            : person.Is(Type, Code, IncludeSubs);

        /// <summary>Whether the row can be for the person in some record, and whether it is in all.</summary>
        public (bool Can, bool Does) Fits(Person person) => Type == "FIELD_ENTITY"
            ? (person.IsAnyOf(KindOf[Code]), false)
            : (person.Is(Type, Code, IncludeSubs), person.Is(Type, Code, IncludeSubs));
    }

    internal sealed record Rule(NaiveQuery? When, Row<RecordFlags>[] Rows);

    internal sealed record RecordFlags(bool View, bool Edit, bool Delete);

    public static RecordFlags OfRecord(IEnumerable<Rule> rules, Person person, NaiveRecord record, DateTime now)
    {
        Rule? rule = rules.FirstOrDefault(r => r.When is null || r.When.Holds(record, now));
        return rule is null ? new(true, true, true) : InOrder(rule.Rows).FirstOrDefault(r => r.Fits(person, record))?.Rights ?? new(false, false, false);
    }

    /// <summary>0 nothing, 1 read, 2 write.</summary>
    public static int OfField(IReadOnlyDictionary<string, Row<int>[]> rules, string field, string? table, Person person, NaiveRecord record) =>
        RulesOf(rules, field, table).Min(rows => InOrder(rows).FirstOrDefault(r => r.Fits(person, record))?.Rights ?? 0);

    /// <summary>Whether there can be no record that shows the field to the person.</summary>
    public static bool IsHidden(IReadOnlyDictionary<string, Row<int>[]> rules, string field, string? table, Person person) =>
        RulesOf(rules, field, table).Any(rows => Possible(rows, person).All(rights => rights == 0));

    private static IEnumerable<int> Possible(Row<int>[] rows, Person person)
    {
        foreach (Row<int> row in InOrder(rows).Where(r => r.Fits(person).Can))
        {
            yield return row.Rights;
            if (row.Fits(person).Does)
            {
                yield break;
            }
        }

        yield return 0;
    }

    private static IEnumerable<Row<int>[]> RulesOf(IReadOnlyDictionary<string, Row<int>[]> rules, string field, string? table) =>
        new[] { field, table }.OfType<string>().Where(rules.ContainsKey).Select(f => rules[f]).DefaultIfEmpty([new("GROUP", "everyone", false, 2)]);

    private static IEnumerable<Row<T>> InOrder<T>(Row<T>[] rows) => rows.OrderBy(r => r.Code == "everyone" ? 1 : 0);
}
