namespace AppForge.Emulator.Storage;

/// <summary>The two copies of an app's settings.</summary>
internal enum Side
{
    Preview = 0,
    Live = 1,
}
