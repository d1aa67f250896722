using AppForge.Compiler.Model;

namespace AppForge.Compiler.Binding;

/// <summary>Where a value stands, as far as its defaults look at it.</summary>
/// <param name="Key">The key of the nearest map entry around it.</param>
/// <param name="Position">The position of that entry in its map.</param>
/// <param name="Address">Its address.</param>
internal readonly record struct EditPlace(string Key, int Position, Address Address);
