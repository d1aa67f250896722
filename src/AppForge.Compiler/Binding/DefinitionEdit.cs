using System.Collections.Immutable;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Binding;

/// <summary>What an edit makes of an app's files.</summary>
/// <param name="Files">The texts that change, by path; the others stay byte for byte.</param>
/// <param name="Kept">Principals that are written and not shown, and that stay: kintone hides whom it stopped.</param>
/// <param name="Differing">What fragments say otherwise, with the fragment's path: they are never edited.</param>
/// <param name="Untouched">Files that would have to change and that aren't edited: they have anchors, or can't be read.</param>
public sealed record DefinitionEdit(
    ImmutableSortedDictionary<string, string> Files,
    ImmutableArray<(Address Address, string Principal)> Kept,
    ImmutableArray<(Address Address, string Path)> Differing, ImmutableArray<string> Untouched);
