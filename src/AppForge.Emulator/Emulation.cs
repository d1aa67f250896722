using System.Collections.Immutable;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Records;
using AppForge.Emulator.Rights;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator;

/// <summary>The emulated domain: what every call shares.</summary>
internal sealed record Emulation(
    EmulatorStore Store, TokenBox Tokens, EmulatorOptions Options, FaultBox Faults)
{
    /// <summary>Who there is now: people come and go while the domain lives.</summary>
    public EmulatorDirectory Directory { get; private set; } = Store.InTransaction(() => Store.Directory.Open(Options.Directory.WithAdministrator(Options.AdministratorPassword)));

    /// <summary>What was asked so far.</summary>
    public RequestLog Log { get; } = new();

    public DateTimeOffset StartedAt { get; } = Options.TimeProvider.GetUtcNow();

    public FutureWords Future { get; } = new();

    public FileKeys FileKeys { get; } = new();

    public LiveCache<RecordForm> Forms { get; } = new(Store, app => new RecordForm(Store, app));

    public LiveCache<ImmutableArray<RightsRow<AppRights>>> AppRights { get; } = new(Store, app => AccessControl.ReadRows(Store, app));

    public CursorBox Cursors { get; } = new();

    public AccessControl Access => new(this);

    public DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    /// <summary>Changes who there is, for good and at once.</summary>
    public void ChangeDirectory(Func<EmulatorDirectory, EmulatorDirectory> change)
    {
        EmulatorDirectory before = Directory;
        Directory = Store.Directory.Save(before, change(before).WithAdministrator(Options.AdministratorPassword).After(before));
    }

    /// <summary>Runs work in a transaction; when it fails, the directory is what it was as well.</summary>
    public T InTransaction<T>(Func<T> work, bool isRead = false)
    {
        EmulatorDirectory before = Directory;
        bool isDone = false;
        try
        {
            T result = Store.InTransaction(work, isRead);
            isDone = true;
            return result;
        }
        finally
        {
            Directory = isDone ? Directory : before;
        }
    }

    /// <summary>kintone's times have minutes only (behaviour.md, trap 35 says so of records); app dates keep seconds.</summary>
    public static string Stamp(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
