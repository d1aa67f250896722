namespace AppForge.Emulator.Tests.Records;

/// <summary>A record in memory: the values of each field as texts, none where there is none; the rows of the table alike.</summary>
internal sealed record NaiveRecord(Dictionary<string, string[]> Values, List<Dictionary<string, string[]>> Rows);
