using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning;

/// <summary>
/// Something that goes and something that comes which look like one thing under another name. Written as a removal and an addition its data would be lost, so a person
/// has to say which it is: <c>renamedFrom</c>, or a permission for the removal.
/// </summary>
/// <param name="Old">What goes.</param>
/// <param name="New">What comes.</param>
/// <param name="OldKey">The key that goes: what <c>renamedFrom</c> would say.</param>
public sealed record SuspectedRename(Address Old, Address New, string OldKey);
