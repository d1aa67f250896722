using System.Collections.Immutable;

namespace AppForge.Deploy.Live;

/// <summary>An app that was read back into a definition.</summary>
/// <param name="Key">Its key: the one it had, its app code, or <c>app-ID</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsKnown">Whether it had a definition, which was edited.</param>
/// <param name="Texts">The texts of its files that are new or change, by path from the project's folder.</param>
/// <param name="Assets">Its files (customization, icon), by path from the project's folder.</param>
public sealed record ImportedApp(
    string Key, long Id, string Name, bool IsKnown, ImmutableSortedDictionary<string, string> Texts, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Assets);
