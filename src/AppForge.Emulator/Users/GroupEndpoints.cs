using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Users;

/// <summary>Groups over the User API (users-and-orgs.md, A). The built-in ones are listed and cannot be changed.</summary>
internal static class GroupEndpoints
{
    private const int MaxDescription = 1000;

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("GET", ApiOperation.UserApi + "groups", List) { AllowsTokens = false },
        new("POST", ApiOperation.UserApi + "groups", Add) { AllowsTokens = false },
        new("PUT", ApiOperation.UserApi + "groups", Change) { AllowsTokens = false },
        new("DELETE", ApiOperation.UserApi + "groups", Delete) { AllowsTokens = false },
        new("PUT", ApiOperation.UserApi + "groups/codes", Rename) { AllowsTokens = false },
    ];

    public static JsonObject Describe(EmulatorGroup group) =>
        new() { ["id"] = Wire.Number(group.Id), ["code"] = group.Code, ["name"] = group.Name, ["description"] = group.Description };

    /// <summary>A group that can be changed.</summary>
    public static EmulatorGroup? Find(Call call, string code) => call.World.Directory.Groups.FirstOrDefault(g => g.Code == code);

    private static Answer List(Call call) => DirectoryList.Of(
        call,
        "groups",
        [.. EmulatorDirectory.BuiltInGroups.Concat(call.World.Directory.Groups).Select(g => new DirectoryEntry(g.Id, g.Code, () => Describe(g)))],
        _ => call.Caller.User.IsAdministrator);

    private static Answer Add(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        InputObject input = call.Input;
        List<EmulatorGroup> added = [];
        foreach (InputObject entry in DirectoryList.Batch(input, "groups"))
        {
            string? code = entry.Require("code") ? entry.Text("code", 1, UserEndpoints.MaxCode) : null;
            entry.Require("name");
            if (code is not null && (call.World.Directory.FindGroup(code) is not null || added.Any(g => g.Code == code)))
            {
                entry.Refuse("code", Texts.Duplicate);
            }

            added.Add(Read(entry, new EmulatorGroup(code ?? "", "")));
        }

        input.Errors.ThrowIfAny();
        call.World.ChangeDirectory(d => d with { Groups = [.. d.Groups, .. added] });
        return Answer.Of(new JsonObject());
    }

    private static Answer Change(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        InputObject input = call.Input;
        List<EmulatorGroup> changed = [];
        foreach (InputObject entry in DirectoryList.Batch(input, "groups"))
        {
            if (DirectoryList.Known(entry, "code", code => Find(call, code)) is { } group)
            {
                changed.Add(Read(entry, group));
            }
        }

        input.Errors.ThrowIfAny();
        call.World.ChangeDirectory(d => changed.Aggregate(d, (all, group) => all.With(group)));
        return Answer.Of(new JsonObject());
    }

    private static Answer Delete(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        InputObject input = call.Input;
        IReadOnlyList<string> codes = DirectoryList.Codes(input, code => Find(call, code) is not null);
        input.Errors.ThrowIfAny();
        call.World.ChangeDirectory(d => d.Users.Where(u => u.Groups.Any(IsGone)).Aggregate(
            d with { Groups = [.. d.Groups.Where(g => !IsGone(g.Code))] },
            (all, u) => all.With(u with { Groups = [.. u.Groups.Where(g => !IsGone(g))] })));
        return Answer.Of(new JsonObject());

        bool IsGone(string code) => codes.Contains(code, StringComparer.Ordinal);
    }

    private static Answer Rename(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        Dictionary<string, string> renames = DirectoryList.Renames(
            call.Input,
            EmulatorDirectory.BuiltInGroups.Concat(call.World.Directory.Groups).Select(g => g.Code),
            code => Find(call, code) is not null,
            UserEndpoints.MaxCode);
        PrincipalRename.Apply(call.World, "GROUP", renames);
        return Answer.Of(new JsonObject());
    }

    private static EmulatorGroup Read(InputObject entry, EmulatorGroup group) => group with
    {
        Name = entry.Text("name", 1, UserEndpoints.MaxCode) ?? group.Name,
        Description = entry.Text("description", 0, MaxDescription) ?? group.Description,
    };
}
