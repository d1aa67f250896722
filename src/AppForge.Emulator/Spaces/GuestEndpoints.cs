using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Users;

namespace AppForge.Emulator.Spaces;

/// <summary>Guest users: made and deleted by system administrators, without a mail to anybody; which spaces they belong to is set at the spaces (users-and-orgs.md, B).</summary>
internal static class GuestEndpoints
{
    private const int MaxGuests = 100;
    private const int MinPassword = 3;
    private const int MaxPassword = 64;

    private static readonly string[] Locales = ["auto", "en", "zh", "ja"];

    private static readonly IReadOnlyList<(string Name, int Max)> TextItems =
        [("surNameReading", 64), ("givenNameReading", 64), ("company", 100), ("division", 100), ("phone", 100), ("callto", 256)];

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("POST", "guests", Add) { AllowsTokens = false, IsNeverGuest = true },
        new("DELETE", "guests", Delete) { AllowsTokens = false, IsNeverGuest = true },
    ];

    private static Answer Add(Call call)
    {
        DemandAdministrator(call);
        InputObject input = call.Input;
        IReadOnlyList<InputObject> entries = input.Require("guests") ? input.Objects("guests")! : [];
        List<EmulatorUser> guests = [];
        foreach (InputObject entry in entries)
        {
            guests.Add(Read(call, entry, guests));
        }

        input.Errors.ThrowIfAny();
        call.World.ChangeDirectory(d => d with { Users = [.. d.Users, .. guests] });
        return Answer.Of(new JsonObject());
    }

    private static EmulatorUser Read(Call call, InputObject entry, List<EmulatorUser> others)
    {
        string? code = entry.Require("code") ? entry.Text("code", 1, UserEndpoints.MaxCode) : null;
        string? name = entry.Require("name") ? entry.Text("name", 1, SpaceEndpoints.MaxName) : null;
        string? password = entry.Require("password") ? entry.Text("password", MinPassword, MaxPassword) : null;
        string? timeZone = entry.Require("timezone") ? entry.Text("timezone") : null;
        if (code is not null && (call.World.Directory.FindUser(code) is not null || others.Any(g => g.Code == code)))
        {
            entry.Refuse("code", Texts.Duplicate);
        }
        else if (code is not null && !IsMailAddress(code))
        {
            entry.Refuse("code", Texts.BadFormat);
        }

        if (timeZone is not null && !TimeZones.TryFind(timeZone, out _))
        {
            entry.Refuse("timezone", Texts.NotInEnum);
        }

        string locale = entry.Choice("locale", Locales) ?? "auto";
        ImmutableDictionary<string, string> profile = ImmutableDictionary<string, string>.Empty.Add("locale", locale);
        foreach ((string item, int max) in TextItems)
        {
            profile = entry.Text(item, 0, max) is { } text ? profile.Add(item, text) : profile;
        }

        if (entry.Text("image") is { Length: > 0 } image && !entry.Errors.Any)
        {
            profile = profile.Add("image", FileEndpoints.Attach(call, image).Key);
        }

        return new EmulatorUser
        {
            Code = code ?? "",
            Password = password ?? "",
            Name = name ?? "",
            TimeZone = timeZone ?? "",
            Language = UserProfile.LanguageOf(locale),
            Profile = profile,
            IsGuest = true,
            MayCreateApps = false,
            CreatedAt = call.World.Now,
        };
    }

    private static Answer Delete(Call call)
    {
        DemandAdministrator(call);
        InputObject input = call.Input;
        IReadOnlyList<string> codes = input.Require("guests") ? input.TextList("guests")! : [];
        if (codes.Count > MaxGuests)
        {
            input.Refuse("guests", Texts.Count(1, MaxGuests));
        }

        for (int i = 0; i < codes.Count; i++)
        {
            if (call.World.Directory.FindUser(codes[i]) is not { IsGuest: true })
            {
                input.Refuse($"guests[{i}]", Texts.UnknownEntity);
            }
        }

        input.Errors.ThrowIfAny();
        call.World.ChangeDirectory(d => d with
        {
            Users = [.. d.Users.Where(u => !codes.Contains(u.Code, StringComparer.Ordinal))],
            Spaces = [.. d.Spaces.Select(s => s.Guests.Intersect(codes, StringComparer.Ordinal).Any() ? s with { Guests = [.. s.Guests.Except(codes, StringComparer.Ordinal)] } : s)],
        });
        return Answer.Of(new JsonObject());
    }

    private static bool IsMailAddress(string code)
    {
        int at = code.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == code.LastIndexOf('@') && at < code.Length - 1 && !code.Any(char.IsWhiteSpace);
    }

    private static void DemandAdministrator(Call call)
    {
        if (!call.Caller.User.IsAdministrator)
        {
            throw KnownErrors.NoPrivilege();
        }
    }
}
