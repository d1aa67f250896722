using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Rules;

/// <summary>A rule of meaning over one app or all of them. A new one is a file in this folder, a row in <see cref="RuleSet"/>, a case with its mistake marked beside what is right, and an explanation whose examples a test compiles.</summary>
internal abstract class Rule
{
    /// <summary>What the rule may report.</summary>
    public abstract IEnumerable<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>Reports what is wrong.</summary>
    public abstract void Check(Compilation compilation, DiagnosticBag diagnostics);
}
