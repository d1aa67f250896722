using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace AppForge.Compiler.CSharp;

/// <summary>
/// What C# is compiled against: reference assemblies that this assembly carries, and this assembly itself. Nothing of the machine takes part, so the same sources give
/// the same bytes everywhere.
/// </summary>
internal static class ReferenceAssemblies
{
    private const string Folder = "refs/";

    private static readonly Lazy<ImmutableArray<MetadataReference>> Loaded = new(Load);

    /// <summary>The references.</summary>
    public static ImmutableArray<MetadataReference> All => Loaded.Value;

    private static ImmutableArray<MetadataReference> Load()
    {
        var assembly = typeof(ReferenceAssemblies).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(n => MetadataReference.CreateFromStream(assembly.GetManifestResourceStream(n)!, filePath: n)),
            Itself(assembly),
        ];
    }

    // Its file is nobody's business: the tool may be one file, or its assemblies loaded from elsewhere.
    private static unsafe PortableExecutableReference Itself(Assembly assembly) => assembly.TryGetRawMetadata(out var blob, out var length)
        ? AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)blob, length)).GetReference(display: assembly.GetName().Name)
        : throw new InvalidOperationException("This assembly has no metadata.");
}
