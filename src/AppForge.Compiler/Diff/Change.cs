using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Diff;

/// <summary>One difference between two definitions of an app.</summary>
/// <param name="Address">Of what: stable, and what a permission names.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Area">The area it is in.</param>
/// <param name="Shape">What it looks like.</param>
/// <param name="Before">What was; null for an addition.</param>
/// <param name="After">What will be; null for a removal.</param>
/// <param name="Risk">What it may cost.</param>
public sealed record Change(Address Address, ChangeKind Kind, SettingsArea Area, Shape Shape, SettingValue? Before, SettingValue? After, ChangeRisk Risk = ChangeRisk.None)
{
    /// <summary>For a rename: the key before.</summary>
    public string? RenamedFrom { get; init; }

    /// <summary>Whether only the order of entries or rows differs; <see cref="Before"/> and <see cref="After"/> are then lists of their names.</summary>
    public bool IsReorder { get; init; }

    /// <summary>Whether a person has to do it, because no API does (a plug-in that is taken away): shown, never sent.</summary>
    public bool IsByHand { get; init; }

    /// <summary>What a person has to do once it is live, because no API does (calculate records again); null for nothing.</summary>
    public LocalizedText? FollowUp { get; init; }

    /// <summary>Whether it follows from another change (the cell of a field that is added): written, but no line of a plan.</summary>
    public bool IsConsequence { get; init; }
}
