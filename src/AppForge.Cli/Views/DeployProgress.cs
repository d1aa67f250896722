using System.Globalization;
using AppForge.Cli.Environments;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Planning;

namespace AppForge.Cli.Views;

/// <summary>Shows a deployment as it goes, on a terminal; and keeps the id of a new app the moment kintone gives it, terminal or not.</summary>
/// <param name="idFile">Where ids are kept.</param>
/// <param name="terminal">Where it is shown.</param>
internal sealed class DeployProgress(AppIdFile idFile, Terminal terminal) : IApplyObserver
{
    /// <inheritdoc />
    public void Begin(PlanStep step, int number, int count)
    {
        if (terminal.Context.IsErrorTerminal)
        {
            terminal.NoteLine(string.Create(CultureInfo.InvariantCulture, $"[{number}/{count}] {Text(step)}"));
        }
    }

    /// <inheritdoc />
    public void Created(AppIdMap ids) => idFile.Write(ids);

    private string Text(PlanStep step) => step switch
    {
        CreateAppStep s => $"{s.App}   {terminal.Say("アプリを作成", "create the app")} {DiagnosticRenderer.Visible(s.Name)}",
        AddEntriesStep s => $"{s.App}   {Title(s.Area)}   {terminal.Say("追加", "add")} {Number(s.Entries.Length)}",
        ChangeEntriesStep s => $"{s.App}   {Title(s.Area)}   {terminal.Say("変更", "change")} {Number(s.Entries.Length)}",
        DeleteEntriesStep s => $"{s.App}   {Title(s.Area)}   {terminal.Say("削除", "remove")} {Number(s.Keys.Length)}",
        WriteAreaStep s => $"{s.App}   {Title(s.Area)}   {terminal.Say("書込", "write")}",
        AddRowsStep s => $"{s.App}   {Title(s.Area)}   {terminal.Say("追加", "add")} {Number(s.Rows.Length)}",
        MoveAppStep s => string.Create(CultureInfo.InvariantCulture, $"{s.App}   {terminal.Say("スペースへ移動", "move into the space")} #{s.Space}"),
        ConfirmRenamesStep s => $"{s.App}   {terminal.Say("改名に追随したかを確認", "see whether renames were followed")}",
        DeployStep s => $"{string.Join(' ', s.Apps)}   {terminal.Say("反映", "deploy")}",
        _ => "",
    };

    private string Title(Compiler.Catalog.SettingsArea area) => area.Title.In(terminal.Language);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
