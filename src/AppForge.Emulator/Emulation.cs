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
    public required EmulatorDirectory Directory { get; set; }

    public DateTimeOffset StartedAt { get; } = Options.TimeProvider.GetUtcNow();

    public FutureWords Future { get; } = new();

    public FileKeys FileKeys { get; } = new();

    public LiveCache<RecordForm> Forms { get; } = new(Store, app => new RecordForm(Store, app));

    public LiveCache<ImmutableArray<RightsRow<AppRights>>> AppRights { get; } = new(Store, app => AccessControl.ReadRows(Store, app));

    public CursorBox Cursors { get; } = new();

    public AccessControl Access => new(this);

    public DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    /// <summary>kintone's times have minutes only (behaviour.md, trap 35 says so of records); app dates keep seconds.</summary>
    public static string Stamp(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
