using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Deploy.Planning.Findings;

namespace AppForge.Deploy.Planning;

/// <summary>
/// Something that goes and something that comes which look like one thing under another name. Written as a removal and an addition its data would be lost, so a person
/// has to say which it is: <c>renamedFrom</c>, or a permission for the removal.
/// </summary>
/// <param name="Old">What goes.</param>
/// <param name="New">What comes.</param>
/// <param name="OldKey">The key that goes: what <c>renamedFrom</c> would say.</param>
public sealed record SuspectedRename(Address Old, Address New, string OldKey)
{
    /// <summary>The same for whoever is told.</summary>
    public PlanFinding Finding => new(PlanDiagnostics.LikeRename, Old, Detail: LocalizedText.Same(New.Text));

    /// <summary>The line to write where it is the same thing under another name.</summary>
    public string Declaration => $"{AddressParts.Of(New.Text)[^1]}: {{ renamedFrom: {AddressParts.Of(Old.Text)[^1]} }}";
}
