namespace AppForge.Emulator.Storage;

/// <summary>What a key stands for that a GET handed out.</summary>
/// <param name="File">The key under which the file is stored.</param>
/// <param name="Side">The side it was read from.</param>
/// <param name="Home">The place in records; <see langword="null"/> for a file of settings.</param>
internal sealed record IssuedKey(string File, Side Side, FileHome? Home);
