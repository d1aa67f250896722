using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Scripts;

/// <summary>A JavaScript file of an app's customization.</summary>
/// <param name="Source">The file.</param>
/// <param name="Facts">What it uses of the app.</param>
public sealed record AppScript(SourceText Source, ScriptFacts Facts);
