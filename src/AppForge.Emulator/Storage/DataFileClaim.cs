using Microsoft.Data.Sqlite;

namespace AppForge.Emulator.Storage;

/// <summary>
/// One emulator at a time has a data file: what it remembers of the file would be wrong if another wrote to it. A file beside it is held open, which ends with the
/// process, however that ends.
/// </summary>
internal sealed class DataFileClaim : IDisposable
{
    private const string InMemory = ":memory:";
    private const int NotADatabase = 26;
    private const int Corrupt = 11;
    private const int Busy = 5;

    private readonly FileStream? _held;

    private DataFileClaim(FileStream? held) => _held = held;

    /// <summary>Claims a file.</summary>
    /// <exception cref="EmulatorDataException">Another emulator has it, or it can't be written.</exception>
    public static DataFileClaim On(string dataSource)
    {
        if (dataSource == InMemory)
        {
            return new(null);
        }

        string beside = dataSource + "-lock";
        try
        {
            return new(new FileStream(beside, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            bool isHeld = failure is IOException && File.Exists(beside);
            throw new EmulatorDataException(isHeld ? EmulatorDataFault.InUse : EmulatorDataFault.NoAccess, dataSource, failure);
        }
    }

    /// <summary>What SQLite's refusal means.</summary>
    public static EmulatorDataFault FaultOf(SqliteException failure) => failure.SqliteErrorCode switch
    {
        NotADatabase or Corrupt => EmulatorDataFault.NotEmulatorData,
        Busy => EmulatorDataFault.InUse,
        _ => EmulatorDataFault.NoAccess,
    };

    public void Dispose() => _held?.Dispose();
}
