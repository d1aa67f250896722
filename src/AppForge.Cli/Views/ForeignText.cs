namespace AppForge.Cli.Views;

/// <summary>What is said of somebody else's undeployed changes.</summary>
internal static class ForeignText
{
    /// <summary>Somebody saved, but everything that kintone tells is as it was.</summary>
    public static string Nothing(Terminal terminal) => terminal.Say(
        "設定の違いは見えません（保存されてリビジョンだけが進んだか、API で読めない設定です）", "no difference is seen (saved without a change, or a setting that no API reads)");
}
