namespace AppForge.Emulator.Records;

/// <summary>What a query asks about besides records: when and by whom it is asked, and the forms of other apps.</summary>
/// <param name="User">Who asks: <c>LOGINUSER()</c>.</param>
/// <param name="Now">When.</param>
/// <param name="Zone">The asker's time zone: where a day starts.</param>
/// <param name="FormOf">The live form of an app that related records show; <see langword="null"/> where there is none.</param>
internal sealed record QueryContext(EmulatorUser User, DateTimeOffset Now, TimeZoneInfo Zone, Func<long, RecordForm?> FormOf)
{
    public static QueryContext Of(Emulation world, EmulatorUser user) => new(user, world.Now, ZoneOf(user), id =>
        world.Store.FindApp(id) is { IsDeployed: true } app ? world.Forms.Of(app) : null);

    /// <summary>A machine without a list of zones counts in Japan's time.</summary>
    public static TimeZoneInfo ZoneOf(EmulatorUser user) => TimeZoneInfo.TryFindSystemTimeZoneById(user.TimeZone, out TimeZoneInfo? zone)
        ? zone
        : TimeZoneInfo.CreateCustomTimeZone(user.TimeZone, TimeSpan.FromHours(9), user.TimeZone, user.TimeZone);
}
