using System.Reflection;
using System.Runtime.Loader;
using AppForge.Policies;

namespace AppForge.Compiler.CSharp.Policies;

/// <summary>A compiled assembly of policies, loaded for one run.</summary>
internal sealed class PolicyAssembly : IDisposable
{
    /// <summary>The class that the compiler of policies adds.</summary>
    public const string Guard = "PolicyGuard__";

    private readonly Context _context = new();
    private readonly Type _guard;

    /// <summary>Loads an assembly.</summary>
    public PolicyAssembly(PolicyImage image)
    {
        using var assembly = new MemoryStream(image.Assembly);
        using var symbols = new MemoryStream(image.Symbols);
        _guard = _context.LoadFromStream(assembly, symbols).GetType(Guard, throwOnError: true)!;
    }

    /// <summary>The policies in it.</summary>
    public PolicyEntry[] Entries => Method<Func<PolicyEntry[]>>(nameof(Entries))();

    /// <summary>Makes a budget hold on this thread.</summary>
    public void Use(PolicyBudget budget) => Method<Action<PolicyBudget>>(nameof(Use))(budget);

    /// <inheritdoc />
    public void Dispose() => _context.Unload();

    private T Method<T>(string name)
        where T : Delegate => _guard.GetMethod(name, BindingFlags.Static | BindingFlags.Public)!.CreateDelegate<T>();

    // Whoever loaded this assembly, a policy derives from the very Policy that runs it.
    private sealed class Context() : AssemblyLoadContext("policies", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            typeof(Policy).Assembly is var own && assemblyName.Name == own.GetName().Name ? own : null;
    }
}
