namespace AppForge.Emulator.Storage;

/// <summary>Where in records a file is attached: who downloads it has to be allowed to see that place.</summary>
/// <param name="App">The app.</param>
/// <param name="Record">The record.</param>
/// <param name="Field">The number of the field.</param>
internal sealed record FileHome(long App, long Record, long Field);
