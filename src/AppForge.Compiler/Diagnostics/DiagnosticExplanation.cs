namespace AppForge.Compiler.Diagnostics;

/// <summary>What <c>appforge explain</c> adds to message and help.</summary>
/// <param name="Why">Why it matters: what kintone does with it, what breaks later.</param>
/// <param name="Wrong">
/// The shortest definition with the mistake: an app's file, where <c>name</c> may be left out. A line <c># file: PATH</c> begins another file of the project.
/// A line that ends with <c># ×N</c> stands for N lines, <c>{n}</c> being the number of each; a file that ends with <c># N bytes</c> is one of that size.
/// A test compiles it: the mistake is reported.
/// </param>
/// <param name="Right">The same, mended: nothing is reported.</param>
public sealed record DiagnosticExplanation(LocalizedText Why, string Wrong, string Right);
