using AppForge.Compiler.Model;

namespace AppForge.Compiler.Catalog;

/// <summary>What a computed default may look at.</summary>
/// <param name="Scope">The app and its surroundings.</param>
/// <param name="Key">The key of the nearest map entry around the property.</param>
/// <param name="Position">The position of that entry in its map, from 0.</param>
/// <param name="Siblings">The object that is being completed, with what is written and the defaults before this one.</param>
public sealed record DefaultContext(CanonicalScope Scope, string Key, int Position, ObjectValue Siblings);
