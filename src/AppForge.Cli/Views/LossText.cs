using AppForge.Deploy.Planning.Records;

namespace AppForge.Cli.Views;

/// <summary>Says what records lose.</summary>
internal static class LossText
{
    /// <summary>The loss in words.</summary>
    public static string Of(RecordCount count, Terminal terminal)
    {
        var records = count.Words.In(terminal.Language);
        return count.Kind == RecordCountKind.Unknown
            ? terminal.Say("レコードの値を失います（件数は数えられませんでした）", "values of records are lost (how many could not be counted)")
            : terminal.Say($"値のあるレコード {records}を失います", $"the values of {records} are lost");
    }
}
