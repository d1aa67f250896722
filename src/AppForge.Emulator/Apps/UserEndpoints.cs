using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Apps;

/// <summary>Reading the directory over the User API (users-and-orgs.md, A): all of it for administrators, oneself for everybody.</summary>
internal static class UserEndpoints
{
    private const int MaxSize = 100;

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("GET", ApiOperation.UserApi + "users", Users) { AllowsTokens = false },
        new("GET", ApiOperation.UserApi + "organizations", Organizations) { AllowsTokens = false },
        new("GET", ApiOperation.UserApi + "groups", Groups) { AllowsTokens = false },
    ];

    private static Answer Users(Call call)
    {
        EmulatorDirectory directory = call.World.Directory;
        EmulatorUser self = call.Caller.User;
        return List(call, "users", [.. directory.Users.Select(u => new Entry(u.Id, u.Code, () => Describe(call, u)))],
            mayRead: entries => self.IsAdministrator || entries.All(e => e.Id == self.Id));
    }

    private static Answer Organizations(Call call) => List(
        call,
        "organizations",
        [.. call.World.Directory.Organizations.Select(o => new Entry(o.Id, o.Code, () => Describe(o)))],
        _ => call.Caller.User.IsAdministrator);

    private static Answer Groups(Call call) => List(
        call,
        "groups",
        [.. EmulatorDirectory.BuiltInGroups.Concat(call.World.Directory.Groups).Select(g => new Entry(g.Id, g.Code, () => Named(g.Id, g.Code, g.Name)))],
        _ => call.Caller.User.IsAdministrator);

    private static Answer List(Call call, string property, List<Entry> all, Func<IReadOnlyList<Entry>, bool> mayRead)
    {
        InputObject input = call.Input;
        IReadOnlyList<string>? codes = input.Filter("codes", input.TextList("codes"), MaxSize);
        IReadOnlyList<long>? ids = input.Filter("ids", input.Integers("ids"), MaxSize);
        if (codes is not null && ids is not null)
        {
            input.Refuse("ids", Texts.OnlyOneOfThem);
        }

        long offset = input.Integer("offset", 0, int.MaxValue) ?? 0;
        long size = input.Integer("size", 1, MaxSize) ?? MaxSize;
        for (int i = 0; i < codes?.Count; i++)
        {
            RefuseUnknown(input, $"codes[{i}]", all.Any(e => e.Code == codes[i]));
        }

        for (int i = 0; i < ids?.Count; i++)
        {
            RefuseUnknown(input, $"ids[{i}]", all.Any(e => e.Id == ids[i]));
        }

        input.Errors.ThrowIfAny();
        List<Entry> found =
        [
            .. all.Where(e => codes?.Contains(e.Code, StringComparer.Ordinal) ?? ids?.Contains(e.Id) ?? true)
                .OrderBy(e => e.Id).Skip((int)offset).Take((int)size),
        ];
        return mayRead(found)
            ? Answer.Of(new JsonObject { [property] = new JsonArray([.. found.Select(e => e.Describe())]) })
            : throw KnownErrors.IllegalRequest();
    }

    private static void RefuseUnknown(InputObject input, string path, bool isKnown)
    {
        if (!isKnown)
        {
            input.Refuse(path, Texts.UnknownEntity);
        }
    }

    private static JsonObject Named(long id, string code, string name) =>
        new() { ["id"] = Wire.Number(id), ["code"] = code, ["name"] = name, ["description"] = "" };

    private static JsonObject Describe(EmulatorOrganization organization)
    {
        JsonObject result = Named(organization.Id, organization.Code, organization.Name);
        result["localName"] = "";
        result["localNameLocale"] = "";
        result["parentCode"] = organization.ParentCode;
        return result;
    }

    private static JsonObject Describe(Call call, EmulatorUser user)
    {
        JsonObject result = new()
        {
            ["id"] = Wire.Number(user.Id),
            ["code"] = user.Code,
            ["ctime"] = Stamp(call.World.StartedAt),
            ["mtime"] = Stamp(call.World.StartedAt),
            ["valid"] = !user.IsSuspended,
            ["name"] = user.DisplayName,
        };
        foreach (string name in new[] { "surName", "givenName", "surNameReading", "givenNameReading", "localName", "localNameLocale" })
        {
            result[name] = "";
        }

        result["timezone"] = user.TimeZone;
        result["locale"] = user.Language switch
        {
            MessageLanguage.Japanese => "ja",
            MessageLanguage.English => "en",
            MessageLanguage.Chinese => "zh",
            _ => "auto",
        };
        foreach (string name in new[] { "description", "phone", "mobilePhone", "extensionNumber", "email", "callto", "url", "employeeNumber" })
        {
            result[name] = "";
        }

        result["birthDate"] = null;
        result["joinDate"] = null;
        EmulatorOrganization? primary = call.World.Directory.Organizations.FirstOrDefault(o => user.Organizations.Count > 0 && o.Code == user.Organizations[0]);
        result["primaryOrganization"] = primary is null ? null : Wire.Number(primary.Id);
        result["sortOrder"] = null;
        result["customItemValues"] = new JsonArray();
        return result;
    }

    private static string Stamp(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Entry(long Id, string Code, Func<JsonObject> Describe);
}
