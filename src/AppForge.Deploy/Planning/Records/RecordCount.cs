using System.Globalization;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Deploy.Planning.Records;

/// <summary>How many records something concerns.</summary>
/// <param name="Kind">How the number is to be understood.</param>
/// <param name="Number">The number; zero for <see cref="RecordCountKind.Unknown"/>.</param>
public readonly record struct RecordCount(RecordCountKind Kind, long Number)
{
    /// <summary>Nobody knows.</summary>
    public static RecordCount Unknown { get; } = new(RecordCountKind.Unknown, 0);

    /// <summary>None.</summary>
    public static RecordCount None { get; } = new(RecordCountKind.Exact, 0);

    /// <summary>Whether it is sure that there is none.</summary>
    public bool IsNone => Kind is RecordCountKind.Exact or RecordCountKind.AtMost && Number == 0;

    /// <summary>The number for a script; null for <see cref="RecordCountKind.Unknown"/>.</summary>
    public long? Known => Kind == RecordCountKind.Unknown ? null : Number;

    /// <summary>The number in words: <c>3,102件</c>, <c>3,102 records</c>.</summary>
    public LocalizedText Words
    {
        get
        {
            var number = Number.ToString("N0", CultureInfo.InvariantCulture);
            var records = Number == 1 ? "record" : "records";
            return Kind switch
            {
                RecordCountKind.Exact => new($"{number}件", $"{number} {records}"),
                RecordCountKind.AtMost => new($"最大 {number}件", $"at most {number} {records}"),
                RecordCountKind.AtLeast => new($"{number}件以上", $"{number} {records} or more"),
                _ => new("件数不明", "an unknown number of records"),
            };
        }
    }
}
