using AppForge.Compiler.Diagnostics;

namespace AppForge.Deploy.Ledger;

/// <summary>Another run holds the lock of an environment.</summary>
/// <param name="environment">The environment.</param>
/// <param name="run">The run.</param>
/// <param name="who">Who runs it.</param>
/// <param name="since">Since when (UTC).</param>
public sealed class TenantLockedException(string environment, string run, string who, string since) : Exception($"{environment} is locked by {run}.")
{
    /// <summary>What is to be said, in both languages.</summary>
    public LocalizedText Text { get; } = new(
        $"環境 {environment} には、別の反映 {run} が進行中です（{who}、{since} から）。終わるのを待つか、止まったままなら、始めた機械で appforge resume {run} か abort {run} を実行してください。その機械がもうなければ: appforge ledger {environment} --unlock。何も書き込んでいません。",
        $"Another deployment to {environment} is going on: {run} ({who}, since {since}). Wait until it ends; or, if it was stopped, resume or abort it on the machine that began it (appforge resume {run}). If that machine is gone: appforge ledger {environment} --unlock. Nothing was written.");
}
