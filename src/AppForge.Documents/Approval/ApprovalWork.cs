using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Documents.Approval;

/// <summary>Something that no API does and a person has to do in an app.</summary>
/// <param name="Address">Of what.</param>
/// <param name="Title">What to do; null where the values say it.</param>
/// <param name="Before">What kintone has; null where there is nothing or nobody knows.</param>
/// <param name="After">What shall be; null where it shall go.</param>
public sealed record ApprovalWork(Address Address, LocalizedText? Title, SettingValue? Before, SettingValue? After);
