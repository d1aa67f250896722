using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning;

/// <summary>Work in an app that a person has to do in kintone's screens, because no API does (behaviour.md, section 4). Shown, never sent, never counted as work of a deployment.</summary>
/// <param name="Address">Of what.</param>
/// <param name="Reason">Why.</param>
/// <param name="Title">What a reader calls it.</param>
/// <param name="Before">What kintone has, where it tells it; null where there is nothing or nobody knows.</param>
/// <param name="After">What shall be; null where it shall go, or nothing but the title says it.</param>
public sealed record ManualTask(Address Address, ManualReason Reason, LocalizedText Title, SettingValue? Before, SettingValue? After);
