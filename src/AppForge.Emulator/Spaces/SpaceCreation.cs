using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Spaces;

/// <summary>Making spaces: from a template, or with a name only, as the API-lab experiment does it (users-and-orgs.md, B).</summary>
internal static class SpaceCreation
{
    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("POST", "template/space", FromTemplate) { AllowsTokens = false, IsNeverGuest = true },
        new("POST", "space", Plain) { AllowsTokens = false, IsNeverGuest = true },
    ];

    private static Answer FromTemplate(Call call)
    {
        InputObject input = call.Input;
        long? id = input.Require("id") ? input.Integer("id", 1) : null;
        EmulatorSpaceTemplate? template = call.World.Directory.SpaceTemplates.FirstOrDefault(t => t.Id == id);
        if (id is not null && template is null)
        {
            input.Refuse("id", Texts.UnknownTemplate);
        }

        string? name = input.Require("name") ? input.Text("name", 1, SpaceEndpoints.MaxName) : null;
        IReadOnlyList<EmulatorSpaceMember> members = SpaceInput.ReadMembers(call, input);
        bool isGuest = input.Flag("isGuest") ?? false;
        bool isPrivate = input.Flag("isPrivate") ?? false;
        bool isFixed = input.Flag("fixedMember") ?? false;
        input.Errors.ThrowIfAny();
        return Keep(call, id => new EmulatorSpace(id, name!, ThreadEndpoints.NextId(call), isGuest)
        {
            IsPrivate = isPrivate || isGuest,
            FixedMember = isFixed,
            Members = members,
            UsesThreads = template!.IsMultiThread,
            DefaultThreadName = template.ThreadName,
            Body = template.IsMultiThread ? template.Body : "",
            DefaultThreadBody = template.IsMultiThread ? "" : template.Body,
        });
    }

    /// <summary>Public, single-threaded, managed by whoever makes it.</summary>
    private static Answer Plain(Call call)
    {
        InputObject input = call.Input;
        string? name = input.Require("name") ? input.Text("name", 1, SpaceEndpoints.MaxName) : null;
        input.Errors.ThrowIfAny();
        return Keep(call, id => new EmulatorSpace(id, name!, ThreadEndpoints.NextId(call), false)
        {
            Members = [new EmulatorSpaceMember(call.Caller.User.Code) { IsAdministrator = true }],
        });
    }

    private static Answer Keep(Call call, Func<long, EmulatorSpace> make)
    {
        long id;
        do
        {
            id = call.Store.Next("space");
        }
        while (call.World.Directory.FindSpace(id) is not null);
        EmulatorSpace space = make(id) with { Creator = call.Caller.User.Code, CreatedAt = call.World.Now };
        SpaceInput.Save(call, space);
        return Answer.Of(new JsonObject { ["id"] = Wire.Number(id) });
    }
}
