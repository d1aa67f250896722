using AppForge.Compiler.CSharp.Policies;

namespace AppForge.Compiler;

/// <summary>What a compilation is told besides its files.</summary>
public sealed record CompileOptions
{
    /// <summary>Nothing said: the project's own policies are left alone.</summary>
    public static CompileOptions Default { get; } = new();

    /// <summary>Where the compiled policies of the project are kept; null where its policies are left alone, which saves a second.</summary>
    public PolicyCache? Policies { get; init; }

    /// <summary>How long a policy of the project may run.</summary>
    internal PolicyLimits PolicyLimits { get; init; } = PolicyLimits.Usual;
}
