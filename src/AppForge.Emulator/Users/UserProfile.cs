using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Users;

/// <summary>A user as the User API shows and takes one: what is not sent stays (users-and-orgs.md, A). Lengths are those of the reference; where it has none, 128.</summary>
internal static class UserProfile
{
    private const int MaxName = 128;
    private const int MaxPassword = 64;

    private static readonly IReadOnlyList<(string Name, int Max)> TextItems =
    [
        ("surName", 64), ("givenName", 64), ("surNameReading", 64), ("givenNameReading", 64), ("localName", 128), ("localNameLocale", 16),
        ("description", 1000), ("phone", 100), ("mobilePhone", 100), ("extensionNumber", 100), ("email", 256), ("callto", 256), ("url", 512), ("employeeNumber", 100),
    ];

    private static readonly string[] Dates = ["birthDate", "joinDate"];
    private static readonly string[] Locales = ["auto", "ja", "en", "zh", "zh-TW", "es", "pt-BR", "th"];

    public static JsonObject Describe(Call call, EmulatorUser user)
    {
        JsonObject result = new()
        {
            ["id"] = Wire.Number(user.Id),
            ["code"] = user.Code,
            ["ctime"] = Stamp(user.CreatedAt ?? call.World.StartedAt),
            ["mtime"] = Stamp(user.ModifiedAt ?? user.CreatedAt ?? call.World.StartedAt),
            ["valid"] = !user.IsSuspended,
            ["name"] = user.DisplayName,
        };
        foreach ((string name, _) in TextItems)
        {
            result[name] = user.Profile.GetValueOrDefault(name, "");
        }

        result["timezone"] = user.TimeZone;
        result["locale"] = LocaleOf(user);
        foreach (string name in Dates)
        {
            result[name] = user.Profile.GetValueOrDefault(name, "") is { Length: > 0 } date ? date : null;
        }

        EmulatorOrganization? primary = user.PrimaryOrganization is { } code ? call.World.Directory.FindOrganization(code) : null;
        result["primaryOrganization"] = primary is null ? null : Wire.Number(primary.Id);
        result["sortOrder"] = user.SortOrder;
        result["customItemValues"] = new JsonArray([.. user.CustomItems.Select(i => new JsonObject { ["code"] = i.Key, ["value"] = i.Value })]);
        return result;
    }

    /// <summary>The user with what an entry of a request says of him; what is wrong is noted in the entry.</summary>
    public static EmulatorUser Read(Call call, InputObject entry, EmulatorUser user)
    {
        ImmutableDictionary<string, string> profile = ReadTexts(entry, user.Profile);
        string? locale = entry.Choice("locale", Locales);
        string? timeZone = entry.Text("timezone");
        if (timeZone is not null && !TimeZones.TryFind(timeZone, out _))
        {
            entry.Refuse("timezone", Texts.NotInEnum);
        }

        return user with
        {
            Password = entry.Text("password", 1, MaxPassword) ?? user.Password,
            Name = entry.Text("name", 1, MaxName) ?? user.Name,
            IsSuspended = entry.Flag("valid") is { } valid ? !valid : user.IsSuspended,
            TimeZone = timeZone ?? user.TimeZone,
            Language = locale is null ? user.Language : LanguageOf(locale),
            Profile = locale is null ? profile : profile.SetItem("locale", locale),
            SortOrder = entry.Integer("sortOrder") ?? user.SortOrder,
            CustomItems = ReadCustomItems(entry, user.CustomItems),
            Organizations = ReadPrimary(call, entry, user.Organizations),
            ModifiedAt = call.World.Now,
        };
    }

    /// <summary>What the language of messages is for a locale; kintone's other languages are answered in English here.</summary>
    public static MessageLanguage LanguageOf(string locale) => locale switch
    {
        "auto" => MessageLanguage.Browser,
        "ja" => MessageLanguage.Japanese,
        "zh" or "zh-TW" => MessageLanguage.Chinese,
        _ => MessageLanguage.English,
    };

    public static string Stamp(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string LocaleOf(EmulatorUser user) => user.Profile.GetValueOrDefault("locale") ?? user.Language switch
    {
        MessageLanguage.Japanese => "ja",
        MessageLanguage.English => "en",
        MessageLanguage.Chinese => "zh",
        _ => "auto",
    };

    private static ImmutableDictionary<string, string> ReadTexts(InputObject entry, IReadOnlyDictionary<string, string> stored)
    {
        ImmutableDictionary<string, string> profile = stored.ToImmutableDictionary(StringComparer.Ordinal);
        foreach ((string name, int max) in TextItems)
        {
            profile = entry.Text(name, 0, max) is { } text ? profile.SetItem(name, text) : profile;
        }

        foreach (string name in Dates)
        {
            string? text = entry.Text(name);
            if (text is { Length: > 0 } && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                entry.Refuse(name, Texts.BadFormat);
            }

            profile = text is null ? profile : profile.SetItem(name, text);
        }

        return profile;
    }

    private static ImmutableDictionary<string, string> ReadCustomItems(InputObject entry, IReadOnlyDictionary<string, string> stored)
    {
        ImmutableDictionary<string, string> items = stored.ToImmutableDictionary(StringComparer.Ordinal);
        foreach (InputObject item in entry.Objects("customItemValues") ?? [])
        {
            string? code = item.Require("code") ? item.Text("code", 1, UserEndpoints.MaxCode) : null;
            string value = item.Text("value") ?? "";
            items = code is null ? items : items.SetItem(code, value);
        }

        return items;
    }

    /// <summary>The preferred organisation, by its id, is one that the user belongs to; it comes first.</summary>
    private static IReadOnlyList<string> ReadPrimary(Call call, InputObject entry, IReadOnlyList<string> organizations)
    {
        if (entry.Text("primaryOrganization") is not { Length: > 0 } || entry.Integer("primaryOrganization", 1) is not { } id)
        {
            return organizations;
        }

        string? code = call.World.Directory.Organizations.FirstOrDefault(o => o.Id == id)?.Code;
        if (code is null || !organizations.Contains(code, StringComparer.Ordinal))
        {
            entry.Refuse("primaryOrganization", Texts.UnknownEntity);
            return organizations;
        }

        return [code, .. organizations.Where(o => o != code)];
    }
}
