using System.Globalization;
using System.Text.RegularExpressions;

namespace AppForge.Emulator.Tests.Records;

/// <summary>A condition that writes itself as a query, and judges a record in memory by the plainest means.</summary>
internal abstract partial record NaiveQuery
{
    /// <summary>Fields of the table, for the rules of rows.</summary>
    private static readonly string[] Columns = ["列数", "列字", "列複"];

    public abstract string Write();

    public abstract bool Holds(NaiveRecord record, DateTime now);

    internal sealed record All(NaiveQuery[] Terms) : NaiveQuery
    {
        public override string Write() => string.Join(" and ", Terms.Select(t => t is Any ? $"({t.Write()})" : t.Write()));

        public override bool Holds(NaiveRecord record, DateTime now)
        {
            // What is said positively of columns has to be true of one and the same row.
            List<Test> ofRow = [.. Terms.OfType<Test>().Where(t => Columns.Contains(t.Field) && !t.IsNegative)];
            return Terms.Where(t => t is not Test test || !ofRow.Contains(test)).All(t => t.Holds(record, now))
                && (ofRow.Count == 0 || record.Rows.Any(row => ofRow.TrueForAll(t => t.Passes(row[t.Field], now))));
        }
    }

    internal sealed record Any(NaiveQuery[] Terms) : NaiveQuery
    {
        public override string Write() => string.Join(" or ", Terms.Select(t => t is All ? $"({t.Write()})" : t.Write()));

        public override bool Holds(NaiveRecord record, DateTime now) => Terms.Any(t => t.Holds(record, now));
    }

    internal sealed record Test(string Field, string Op, string[] Values) : NaiveQuery
    {
        public bool IsNegative => Op is "!=" or "not in" or "not like" or "is not empty";

        private string Positive => Op switch { "!=" => "=", "not in" => "in", "not like" => "like", "is not empty" => "is empty", _ => Op };

        public override string Write() => Op switch
        {
            "is empty" or "is not empty" => $"{Field} {Op}",
            "in" or "not in" => $"{Field} {Op} ({string.Join(", ", Values.Select(Quote))})",
            _ => $"{Field} {Op} {Quote(Values[0])}",
        };

        public override bool Holds(NaiveRecord record, DateTime now) => !Columns.Contains(Field)
            ? Passes(record.Values[Field], now) != IsNegative
            : IsNegative ? record.Rows.Count > 0 && record.Rows.TrueForAll(r => !Passes(r[Field], now)) : record.Rows.Exists(r => Passes(r[Field], now));

        /// <summary>Whether a cell passes the positive form of the test.</summary>
        public bool Passes(string[] cell, DateTime now) => (cell.Length == 0 ? [""] : cell).Any(v => Passes(v, now));

        private bool Passes(string value, DateTime now)
        {
            switch (Positive)
            {
                case "is empty": return string.IsNullOrWhiteSpace(value);
                case "in": return Values.Any(v => Same(value, v));
                case "like": return Like(value, Values[0]);
            }

            string wanted = Values[0];
            if (wanted.EndsWith(')'))
            {
                (DateTime start, DateTime end) = Span(wanted, now);
                bool isDate = Field == "日";
                string from = isDate ? start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Utc(start);
                string to = isDate ? end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Utc(end);
                int low = string.CompareOrdinal(value, from);
                int high = string.CompareOrdinal(value, to);
                return value.Length > 0 && Positive switch
                {
                    "=" => low >= 0 && high < 0,
                    "<" => low < 0,
                    "<=" => high < 0,
                    ">" => high >= 0,
                    _ => low >= 0,
                };
            }

            if (Positive == "=")
            {
                return Same(value, wanted);
            }

            if (value.Length == 0)
            {
                return false;
            }

            int order = Field.Contains('数', StringComparison.Ordinal) ? Number(value).CompareTo(Number(wanted)) : string.CompareOrdinal(value, wanted);
            return Positive switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };
        }

        private bool Same(string value, string wanted) => value == wanted
            || (Field.Contains('数', StringComparison.Ordinal) && value.Length > 0 && wanted.Length > 0 && Number(value) == Number(wanted));

        private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

        private static string Utc(DateTime tokyo) => tokyo.AddHours(-9).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

        private static bool Like(string value, string wanted)
        {
            string[] pieces = [.. Piece().Matches(value.ToLowerInvariant()).Select(m => m.Value)];
            return Piece().Matches(wanted.ToLowerInvariant()).All(m =>
                char.IsAsciiLetterOrDigit(m.Value[0]) ? pieces.Contains(m.Value) : pieces.Any(p => p.Contains(m.Value, StringComparison.Ordinal)));
        }

        private static (DateTime Start, DateTime End) Span(string function, DateTime now)
        {
            DateTime today = now.AddHours(9).Date;
            DateTime month = new(today.Year, today.Month, 1);
            DateTime week = today.AddDays(-(int)today.DayOfWeek);
            return function switch
            {
                "TODAY()" => (today, today.AddDays(1)),
                "FROM_TODAY(-3, DAYS)" => (today.AddDays(-3), today.AddDays(-2)),
                "FROM_TODAY(1, MONTHS)" => (today.AddMonths(1), today.AddMonths(1).AddDays(1)),
                "THIS_WEEK()" => (week, week.AddDays(7)),
                "NEXT_WEEK(MONDAY)" => (week.AddDays(8), week.AddDays(9)),
                "LAST_MONTH()" => (month.AddMonths(-1), month),
                "THIS_MONTH(LAST)" => (month.AddMonths(1).AddDays(-1), month.AddMonths(1)),
                "THIS_YEAR()" => (new DateTime(today.Year, 1, 1), new DateTime(today.Year + 1, 1, 1)),
                _ => throw new ArgumentException(function, nameof(function)),
            };
        }

        private static string Quote(string value) => value.EndsWith(')') ? value : "\"" + value + "\"";
    }

    [GeneratedRegex("[a-z0-9]+|[\u3040-\u30ff\u4e00-\u9fff]+")]
    private static partial Regex Piece();
}
