using AppForge.Compiler.CSharp.Policies;
using AppForge.Compiler.Rules;

namespace AppForge.Compiler;

/// <summary>What a compilation is told besides its files.</summary>
public sealed record CompileOptions
{
    /// <summary>Nothing said: no date, governance rules as the project says.</summary>
    public static CompileOptions Default { get; } = new();

    /// <summary>Today, by which waivers end; null where nobody says: then none is over. The compiler has no clock.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Whether governance rules are applied. An app that is taken over from kintone is taken as it is.</summary>
    public bool ChecksPolicies { get; init; } = true;

    /// <summary>Where the policies of the project itself come from; null where they are left alone, which saves a second.</summary>
    public PolicySource? Policies { get; init; }

    /// <summary>
    /// An earlier compilation, of other files or with other options: what would come out the same is taken from it. The result is exactly the one that would be made without.
    /// </summary>
    public Compilation? Previous { get; init; }

    /// <summary>How long a policy of the project may run.</summary>
    internal PolicyLimits PolicyLimits { get; init; } = PolicyLimits.Usual;
}
