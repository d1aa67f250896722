namespace AppForge.Emulator.Records;

/// <summary>What one comparison asks of one value: a piece of SQL over the index.</summary>
/// <param name="Sql">The condition, given the alias of the index row.</param>
/// <param name="IsNegative">The operator is a negation: the test is what must not be, for any value of the field.</param>
internal sealed record ValueTest(Func<string, string> Sql, bool IsNegative)
{
    /// <summary>The table the alias stands for.</summary>
    public string Source { get; init; } = "record_value";

    /// <summary>The records that can pass, by the index; <see langword="null"/> where that is the test itself.</summary>
    public string? Candidates { get; init; }
}
