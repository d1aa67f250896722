using AppForge.Compiler.Catalog.Kinds;

namespace AppForge.Deploy.Planning.Records;

/// <summary>
/// A question about values that no condition can ask: it is answered by looking at them, one record after another. Of the values nothing is kept longer than the look takes.
/// </summary>
/// <param name="fields">Whose values.</param>
internal abstract class ValueCheck(IReadOnlyList<LiveField> fields)
{
    /// <summary>Whose values are looked at.</summary>
    public IReadOnlyList<LiveField> Fields { get; } = fields;

    /// <summary>How many records don't meet what is asked.</summary>
    public abstract long Records { get; }

    /// <summary>Looks at the values of one record, empty ones left out.</summary>
    public abstract void Look(IReadOnlyList<string> values);

    /// <summary>Records with a value whose length isn't allowed.</summary>
    internal sealed class Length(LiveField field, int least, int most) : ValueCheck([field])
    {
        private long _records;

        public override long Records => _records;

        public override void Look(IReadOnlyList<string> values) => _records += values.Any(v => v.Length < least || v.Length > most) ? 1 : 0;
    }

    /// <summary>Records with a number of more decimal places than allowed.</summary>
    internal sealed class Decimals(IReadOnlyList<LiveField> fields, int places) : ValueCheck(fields)
    {
        private static readonly NumberKind Numbers = new();
        private long _records;

        public override long Records => _records;

        public override void Look(IReadOnlyList<string> values) => _records += values.Any(v => PlacesOf(v) > places) ? 1 : 0;

        private static int PlacesOf(string value) => Numbers.Normalize(value) is { } number && number.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? number.Length - point - 1 : 0;
    }

    /// <summary>Records that share a value with another. Empty values never collide (records.md, section 3).</summary>
    internal sealed class Duplicates(LiveField field) : ValueCheck([field])
    {
        private readonly Dictionary<string, int> _times = new(StringComparer.Ordinal);
        private static readonly NumberKind Numbers = new();

        public override long Records => _times.Values.Where(t => t > 1).Sum(t => (long)t);

        public override void Look(IReadOnlyList<string> values)
        {
            foreach (var value in values)
            {
                var key = field.Holds == Compiler.Catalog.RecordValueKind.Number ? Numbers.Normalize(value) ?? value : value;
                _times[key] = _times.GetValueOrDefault(key) + 1;
            }
        }
    }
}
