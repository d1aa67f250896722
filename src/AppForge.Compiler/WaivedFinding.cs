using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler;

/// <summary>A finding that an app is excused from.</summary>
/// <param name="Diagnostic">The finding.</param>
/// <param name="App">The key of the app.</param>
/// <param name="Waiver">What excuses it.</param>
public sealed record WaivedFinding(Diagnostic Diagnostic, string App, WaiverSymbol Waiver);
