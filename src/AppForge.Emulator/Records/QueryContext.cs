using AppForge.Emulator.Apps;
using AppForge.Emulator.Http;
using AppForge.Emulator.Rights;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>What a query asks about besides records: when and by whom it is asked, and other apps.</summary>
/// <param name="User">Who asks: <c>LOGINUSER()</c>.</param>
/// <param name="Now">When.</param>
/// <param name="Zone">The asker's time zone: where a day starts.</param>
/// <param name="FormOf">The live form of an app that related records show; <see langword="null"/> where there is none, or none for the asker.</param>
/// <param name="AccessTo">What of that app can be seen; <see langword="null"/> where all of it counts.</param>
internal sealed record QueryContext(
    EmulatorUser User, DateTimeOffset Now, TimeZoneInfo Zone, Func<long, RecordForm?> FormOf, Func<long, RecordAccess?> AccessTo)
{
    /// <summary>For a query of the caller, who finds only what can be seen.</summary>
    public static QueryContext Of(Call call)
    {
        AppRow? Seen(long id) => call.Store.FindApp(id) is { IsDeployed: true } app && call.World.Access.Allows(call.Caller, app, AppNeed.View) ? app : null;
        return new(call.Caller.User, call.World.Now, ZoneOf(call.Caller.User),
            id => Seen(id) is { } app ? call.World.Forms.Of(app) : null, id => Seen(id) is { } app ? call.AccessTo(app) : null);
    }

    /// <summary>For a condition of the app's own settings, which is true or not whatever the user can see.</summary>
    public static QueryContext OfRules(Emulation world, EmulatorUser user) => new(user, world.Now, ZoneOf(user), id =>
        world.Store.FindApp(id) is { IsDeployed: true } app ? world.Forms.Of(app) : null, _ => null);

    /// <summary>A machine without a list of zones counts in Japan's time.</summary>
    public static TimeZoneInfo ZoneOf(EmulatorUser user) => TimeZoneInfo.TryFindSystemTimeZoneById(user.TimeZone, out TimeZoneInfo? zone)
        ? zone
        : TimeZoneInfo.CreateCustomTimeZone(user.TimeZone, TimeSpan.FromHours(9), user.TimeZone, user.TimeZone);
}
