using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Testing;

namespace AppForge.Compiler.Tests.Coverage;

/// <summary>An endpoint of kintone and what becomes of it, from <c>endpoints.tsv</c> beside this file.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path.</param>
/// <param name="Coverage">
/// <c>managed</c>: a settings area of the catalog; <c>used</c>: deployment and import need it; <c>not</c>: it concerns settings of apps and is left alone, for a
/// reason; <c>other</c>: it concerns no settings of apps.
/// </param>
/// <param name="Why">What it is used for, or why it isn't; empty for a settings area.</param>
internal sealed record Endpoint(string Method, string Path, string Coverage, LocalizedText Why)
{
    /// <summary>All endpoints, in the order of the file.</summary>
    public static IReadOnlyList<Endpoint> All { get; } =
        [.. Rows(File.ReadLines(RepositoryRoot.Of("tests/AppForge.Compiler.Tests/Coverage/endpoints.tsv"))).Select(r => new Endpoint(r[0], r[1], r[2], new(r[3], r[4])))];

    /// <summary>The settings area that it reads or writes, or null.</summary>
    public SettingsArea? Area => KintoneCatalog.Areas.FirstOrDefault(a => Path == $"/k/v1/{a.Resource}.json" || Path == $"/k/v1/preview/{a.Resource}.json");

    /// <summary>The cells of a table of tabs, without its head.</summary>
    public static IEnumerable<string[]> Rows(IEnumerable<string> lines) => lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split('\t'));

    /// <inheritdoc />
    public override string ToString() => $"{Method} {Path}";
}
