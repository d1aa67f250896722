using System.Globalization;
using AppForge.Deploy.Kintone;

namespace AppForge.Cli.Views;

/// <summary>Says how many requests there were, in the same three parts everywhere, zeros included.</summary>
internal static class RequestsText
{
    /// <summary>What was sent.</summary>
    public static string Sent(RequestCounts counts, Terminal terminal) => terminal.Say(
        $"取得 {Number(counts.Read)}回・書込 {Number(counts.Write)}回・反映 {Number(counts.Deploy)}回",
        $"{Number(counts.Read)} reads, {Number(counts.Write)} writes, {Number(counts.Deploy)} deploys");

    /// <summary>What was read, and what carrying the plan out is expected to take.</summary>
    public static string Expected(RequestCounts read, RequestCounts expected, Terminal terminal) => terminal.Say(
        $"取得 {Number(read.Read)}回  書込 {Number(expected.Write)}回・反映 {Number(expected.Deploy)}回の見込み",
        $"{Number(read.Read)} reads  {Number(expected.Write)} writes, {Number(expected.Deploy)} deploys expected");

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
