using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Users;

/// <summary>
/// Users over the User API (users-and-orgs.md, A): administrators read and write all of them, everybody reads himself. Guests are none of them. A change is
/// there at once, also for rights that were evaluated before.
/// </summary>
internal static class UserEndpoints
{
    public const int MaxCode = 128;

    private static readonly string[] Services = [EmulatorUser.KintoneService, "garoon", "office", "mailwise", "secure_access"];

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("GET", ApiOperation.UserApi + "users", List) { AllowsTokens = false },
        new("POST", ApiOperation.UserApi + "users", Add) { AllowsTokens = false },
        new("PUT", ApiOperation.UserApi + "users", Change) { AllowsTokens = false },
        new("DELETE", ApiOperation.UserApi + "users", Delete) { AllowsTokens = false },
        new("PUT", ApiOperation.UserApi + "users/codes", Rename) { AllowsTokens = false },
        new("GET", ApiOperation.UserApi + "users/services", ListServices) { AllowsTokens = false },
        new("PUT", ApiOperation.UserApi + "users/services", ChangeServices) { AllowsTokens = false },
    ];

    public static EmulatorUser? Find(Call call, string code) => call.World.Directory.FindUser(code) is { IsGuest: false } user ? user : null;

    private static Answer List(Call call) => ListWith(call, u => UserProfile.Describe(call, u));

    private static Answer ListServices(Call call) => ListWith(call, u => new JsonObject
    {
        ["code"] = u.Code,
        ["services"] = new JsonArray([.. u.Services.Select(s => JsonValue.Create(s))]),
    });

    private static Answer ListWith(Call call, Func<EmulatorUser, JsonObject> describe)
    {
        EmulatorUser self = call.Caller.User;
        return DirectoryList.Of(
            call,
            "users",
            [.. call.World.Directory.Users.Where(u => !u.IsGuest).Select(u => new DirectoryEntry(u.Id, u.Code, () => describe(u)))],
            mayRead: entries => self.IsAdministrator || entries.All(e => e.Id == self.Id));
    }

    private static Answer Add(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        InputObject input = call.Input;
        List<EmulatorUser> users = [];
        foreach (InputObject entry in DirectoryList.Batch(input, "users"))
        {
            entry.Require("name");
            string? code = entry.Require("code") ? entry.Text("code", 1, MaxCode) : null;
            if (code is not null && (call.World.Directory.FindUser(code) is not null || users.Any(u => u.Code == code)))
            {
                entry.Refuse("code", Texts.Duplicate);
            }

            entry.Require("password");
            EmulatorUser user = new() { Code = code ?? "", Password = "", CreatedAt = call.World.Now };
            users.Add(UserProfile.Read(call, entry, user));
        }

        input.Errors.ThrowIfAny();
        call.World.ChangeDirectory(d => d with { Users = [.. d.Users, .. users] });
        return Answer.Of(new JsonObject());
    }

    private static Answer Change(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        InputObject input = call.Input;
        List<EmulatorUser> users = [];
        foreach (InputObject entry in DirectoryList.Batch(input, "users"))
        {
            if (DirectoryList.Known(entry, "code", code => Find(call, code)) is not { } user)
            {
                continue;
            }

            if (user.Code == call.Caller.User.Code && entry.Flag("valid") == false)
            {
                // Whoever stops himself could not take it back.
                entry.Refuse("valid", Texts.NotYourself);
            }

            users.Add(UserProfile.Read(call, entry, user));
        }

        input.Errors.ThrowIfAny();
        call.World.ChangeDirectory(d => users.Aggregate(d, (all, user) => all.With(user)));
        return Answer.Of(new JsonObject());
    }

    private static Answer Delete(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        InputObject input = call.Input;
        IReadOnlyList<string> codes = DirectoryList.Codes(input, code => Find(call, code) is not null);
        for (int i = 0; i < codes.Count; i++)
        {
            // API tokens act as Administrator: the domain cannot be without.
            if (codes[i] == "Administrator" || codes[i] == call.Caller.User.Code)
            {
                input.Refuse($"codes[{i}]", Texts.NotYourself);
            }
        }

        input.Errors.ThrowIfAny();
        call.World.ChangeDirectory(d => d with { Users = [.. d.Users.Where(u => !codes.Contains(u.Code, StringComparer.Ordinal))] });
        return Answer.Of(new JsonObject());
    }

    private static Answer Rename(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        Dictionary<string, string> renames = DirectoryList.Renames(
            call.Input, call.World.Directory.Users.Select(u => u.Code), code => code != "Administrator" && Find(call, code) is not null, MaxCode);
        PrincipalRename.Apply(call.World, "USER", renames);
        return Answer.Of(new JsonObject());
    }

    private static Answer ChangeServices(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        InputObject input = call.Input;
        List<EmulatorUser> users = [];
        foreach (InputObject entry in DirectoryList.Batch(input, "users"))
        {
            EmulatorUser? user = DirectoryList.Known(entry, "code", code => Find(call, code));
            IReadOnlyList<string> services = entry.TextList("services") ?? [];
            for (int i = 0; i < services.Count; i++)
            {
                if (!Services.Contains(services[i], StringComparer.Ordinal))
                {
                    entry.Refuse($"services[{i}]", Texts.NotInEnum);
                }
            }

            if (user is not null)
            {
                users.Add(user with { Services = [.. services.Distinct(StringComparer.Ordinal)] });
            }
        }

        input.Errors.ThrowIfAny();
        call.World.ChangeDirectory(d => users.Aggregate(d, (all, user) => all.With(user)));
        return Answer.Of(new JsonObject());
    }
}
