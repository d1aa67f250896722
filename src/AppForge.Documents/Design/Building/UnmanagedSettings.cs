using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;

namespace AppForge.Documents.Design.Building;

/// <summary>What a definition leaves to kintone's screens (<c>unmanaged</c>), by section.</summary>
internal sealed class UnmanagedSettings
{
    private const string RestOfName = "*";

    public UnmanagedSettings(AppModel app)
    {
        var sections = KintoneCatalog.Areas.Select(a => a.Section).Where(s => s.Length > 0).ToList();
        Sections = [.. sections.Where(s => app.Unmanaged.Any(p => Covers(p, s)))];
        Parts = [.. app.Unmanaged.SelectMany(p => sections.Where(s => IsInside(p, s)).Select(s => new UnmanagedPart(s, p[(s.Length + 1)..].TrimEnd(']'))))];
    }

    /// <summary>The sections that are left alone as a whole.</summary>
    public IReadOnlyList<string> Sections { get; }

    /// <summary>The parts of other sections that are left alone.</summary>
    public IReadOnlyList<UnmanagedPart> Parts { get; }

    public bool IsManaged(string section) => !Sections.Contains(section, StringComparer.Ordinal);

    private static bool Covers(string pattern, string section) =>
        pattern == section || section.StartsWith(pattern + ".", StringComparison.Ordinal)
        || (pattern.EndsWith(RestOfName, StringComparison.Ordinal) && (section + ".").StartsWith(pattern[..^RestOfName.Length], StringComparison.Ordinal));

    private static bool IsInside(string pattern, string section) =>
        pattern.Length > section.Length + 1 && pattern.StartsWith(section, StringComparison.Ordinal) && pattern[section.Length] is '.' or '[' && !Covers(pattern, section);
}
