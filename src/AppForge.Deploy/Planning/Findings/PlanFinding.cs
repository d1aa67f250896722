using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Deploy.Planning.Records;

namespace AppForge.Deploy.Planning.Findings;

/// <summary>
/// Something that was found out about a plan before anything is written: kintone would refuse it, or records or people would suffer from it. An error keeps the plan from being
/// carried out, a warning is shown.
/// </summary>
/// <param name="Descriptor">Its kind, one of <see cref="PlanDiagnostics"/>.</param>
/// <param name="Address">The setting that it is about.</param>
/// <param name="Records">The records that it concerns; <see cref="RecordCount.None"/> where it isn't about records.</param>
/// <param name="Detail">What else the message names.</param>
public sealed record PlanFinding(DiagnosticDescriptor Descriptor, Address Address, RecordCount Records = default, LocalizedText? Detail = null)
{
    /// <summary>Whether the plan can't be carried out with it.</summary>
    public bool IsRefusal => Descriptor.Severity == DiagnosticSeverity.Error;

    /// <summary>What was found.</summary>
    public string Message(Language language) => Descriptor.Message.Format(language, Arguments);

    /// <summary>What to do.</summary>
    public string Help(Language language) => Descriptor.Help.Format(language, Arguments);

    private object[] Arguments => [Address.Text, Records.Words, Detail ?? LocalizedText.Same("")];
}
