using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Spaces;

/// <summary>How requests name spaces, threads and members.</summary>
internal static class SpaceInput
{
    private static readonly string[] MemberTypes = ["USER", "GROUP", "ORGANIZATION"];

    /// <summary>The space and thread that a request names for an app, both <see langword="null"/> outside of spaces; the thread left out is the default one.</summary>
    public static (EmulatorSpace? Space, long? Thread) ReadPlace(Call call, InputObject input)
    {
        if (input.Integer("space", 1) is not { } id)
        {
            return default;
        }

        EmulatorSpace? space = call.World.Directory.FindSpace(id);
        if (space is null)
        {
            input.Refuse("space", Texts.UnknownSpace);
            return default;
        }

        long thread = input.Integer("thread", 1) ?? space.DefaultThread;
        if (!space.HasThread(thread))
        {
            input.Refuse("thread", Texts.UnknownThread);
        }

        return (space, thread);
    }

    /// <summary>The space a parameter names, seen from this path and caller. Which code kintone answers with for an unknown one is not known.</summary>
    /// <exception cref="KintoneErrorException">It is missing, unknown, on the other kind of path, or not open to the caller.</exception>
    public static EmulatorSpace Open(Call call, string parameter, bool asAdministrator)
    {
        InputObject input = call.Input;
        input.Require(parameter);
        long? id = input.Errors.Any ? null : input.Integer(parameter, 1);
        EmulatorSpace? space = id is null ? null : call.World.Directory.FindSpace(id.Value);
        if (id is not null && space is null)
        {
            input.Refuse(parameter, Texts.UnknownSpace);
        }

        input.Errors.ThrowIfAny();
        call.CheckPath(space!.Id);
        return !asAdministrator || call.World.Directory.IsSpaceAdministrator(space, call.Caller.User) ? space : throw KnownErrors.NoPrivilege();
    }

    /// <summary>The members a request sets: people there are, no guests, and at least one administrator.</summary>
    public static IReadOnlyList<EmulatorSpaceMember> ReadMembers(Call call, InputObject input)
    {
        List<EmulatorSpaceMember> members = [];
        foreach (InputObject entry in input.Require("members") ? input.Objects("members")! : [])
        {
            InputObject? entity = entry.Require("entity") ? entry.Object("entity") : null;
            bool isAdministrator = entry.Flag("isAdmin") ?? false;
            bool includesSubs = entry.Flag("includeSubs") ?? false;
            string? type = entity?.Require("type") == true ? entity.Choice("type", MemberTypes) : null;
            string? code = entity?.Require("code") == true ? entity.Text("code") : null;
            if (type is null || code is null)
            {
                continue;
            }

            EmulatorDirectory directory = call.World.Directory;
            if (!directory.Knows(type, code) || (type == "USER" && directory.FindUser(code) is not { IsGuest: false }))
            {
                entity!.Refuse("code", Texts.UnknownEntity);
            }
            else if (members.Any(m => m.Type == type && m.Code == code))
            {
                entity!.Refuse("code", Texts.Duplicate);
            }

            members.Add(new EmulatorSpaceMember(code) { Type = type, IsAdministrator = isAdministrator, IncludesSubs = includesSubs && type == "ORGANIZATION" });
        }

        if (!input.Errors.Any && !members.Any(m => m.IsAdministrator))
        {
            input.Refuse("members", Texts.NeedsAdministrator);
        }

        return members;
    }

    /// <summary>Keeps a space that the caller changed.</summary>
    public static void Save(Call call, EmulatorSpace space) =>
        call.World.ChangeDirectory(d => d.With(space with { Modifier = call.Caller.User.Code, ModifiedAt = call.World.Now }));
}
