namespace AppForge.Emulator;

/// <summary>How an emulator is started.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The SQLite file that keeps everything, or <c>:memory:</c> (the default) for a world that ends with the host.</summary>
    public string DataSource { get; init; } = ":memory:";

    /// <summary>The TCP port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Listen on all addresses instead of this machine only.</summary>
    public bool ListenOnAllAddresses { get; init; }

    /// <summary>Users, groups, organisations, spaces and tokens; see <see cref="EmulatorDirectory.Parse"/> for the file.</summary>
    public EmulatorDirectory Directory { get; init; } = new();

    /// <summary>The password of the user <c>Administrator</c>, unless the directory has that user.</summary>
    public string AdministratorPassword { get; init; } = "cybozu";

    /// <summary>How slow it is, and its limits; <see cref="FaultBox.Conditions"/> changes them while it runs.</summary>
    public EmulatorConditions Conditions { get; init; } = new();

    /// <summary>How long a deploy stays PROCESSING: <see cref="EmulatorConditions.DeployDuration"/> of <see cref="Conditions"/>.</summary>
    public TimeSpan DeployDuration
    {
        get => Conditions.DeployDuration;
        init => Conditions = Conditions with { DeployDuration = value };
    }

    /// <summary>Apps that are there, deployed and with their records, when it has started: the first has the id 1. Left out where the data file has apps already.</summary>
    public IReadOnlyList<EmulatorApp> Apps { get; init; } = [];

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Failures arranged from the start; more can be added to <see cref="EmulatorHost.Faults"/>.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    /// <summary>
    /// Told of every exception that is a bug of the emulator, with the id of the answer the client got (500, code <c>EMULATOR_FAILURE</c>); the
    /// client itself is told nothing more. It may be called by several requests at once, and must not throw.
    /// </summary>
    public Action<string, Exception> FailureLog { get; init; } = static (_, _) => { };

    /// <summary>The most bytes of a JSON body. kintone publishes no limit (behaviour.md, unconfirmed 20).</summary>
    public long MaxBodyBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>The most bytes of an upload; kintone takes 1 GB, an emulator that keeps files in SQLite should not.</summary>
    public long MaxUploadBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Whether POST fields may add a field to an existing table. Sources disagree (behaviour.md, unconfirmed 1); off means GAIA_FC01.</summary>
    public bool AllowAddingToTables { get; init; } = true;
}
