using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Fragments;

/// <summary>What one use of a fragment brings.</summary>
/// <param name="Fragment">The fragment's name.</param>
/// <param name="Root">Its sections, arguments and its own uses in their places.</param>
internal sealed record FragmentPart(string Fragment, MappingNode Root);
