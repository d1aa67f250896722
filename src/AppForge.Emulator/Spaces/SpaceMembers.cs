using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Spaces;

/// <summary>Who belongs to a space: named, or by a group or an organisation; and the guests of a guest space (users-and-orgs.md, B).</summary>
internal static class SpaceMembers
{
    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("GET", "space/members", Get) { AllowsTokens = false },
        new("PUT", "space/members", Change) { AllowsTokens = false },
        new("PUT", "space/guests", ChangeGuests) { AllowsTokens = false, IsGuestOnly = true },
    ];

    public static long Count(EmulatorDirectory directory, EmulatorSpace space) =>
        People(directory, space).Count + space.Guests.Count(g => directory.FindUser(g) is { IsSuspended: false });

    public static long CountAdministrators(EmulatorDirectory directory, EmulatorSpace space) =>
        space.EffectiveMembers.Where(m => m.IsAdministrator).SelectMany(directory.UsersOf).DistinctBy(u => u.Code).LongCount();

    private static List<EmulatorUser> People(EmulatorDirectory directory, EmulatorSpace space) =>
        [.. space.EffectiveMembers.SelectMany(directory.UsersOf).DistinctBy(u => u.Code)];

    /// <summary>The members as set, then everybody who belongs by a group or an organisation. Guests, and who was stopped or deleted, are left out.</summary>
    private static Answer Get(Call call)
    {
        EmulatorSpace space = SpaceInput.Open(call, "id", asAdministrator: false);
        EmulatorDirectory directory = call.World.Directory;
        List<EmulatorSpaceMember> named = [.. space.EffectiveMembers.Where(m => directory.Knows(m.Type, m.Code))];
        HashSet<string> users = [.. named.Where(m => m.Type == "USER").Select(m => m.Code)];
        IEnumerable<JsonObject> implicitly = People(directory, space).Where(u => !users.Contains(u.Code)).Select(u => Describe(
            new EmulatorSpaceMember(u.Code) { IsAdministrator = space.EffectiveMembers.Any(m => m.IsAdministrator && directory.UsersOf(m).Contains(u)) }, isImplicit: true));
        return Answer.Of(new JsonObject { ["members"] = new JsonArray([.. named.Select(m => Describe(m, isImplicit: false)), .. implicitly]) });
    }

    private static Answer Change(Call call)
    {
        EmulatorSpace space = SpaceInput.Open(call, "id", asAdministrator: true);
        InputObject input = call.Input;
        IReadOnlyList<EmulatorSpaceMember> members = SpaceInput.ReadMembers(call, input);
        input.Errors.ThrowIfAny();
        SpaceInput.Save(call, space with { Members = members });
        return Answer.Of(new JsonObject());
    }

    /// <summary>Whoever is left out leaves the space, and stays a guest of the domain.</summary>
    private static Answer ChangeGuests(Call call)
    {
        EmulatorSpace space = SpaceInput.Open(call, "id", asAdministrator: true);
        InputObject input = call.Input;
        IReadOnlyList<string>? guests = input.TextList("guests");
        if (guests is null)
        {
            input.Refuse("guests", Texts.Required);
        }

        for (int i = 0; i < guests?.Count; i++)
        {
            if (call.World.Directory.FindUser(guests[i]) is not { IsGuest: true, IsSuspended: false })
            {
                input.Refuse($"guests[{i}]", Texts.UnknownEntity);
            }
        }

        input.Errors.ThrowIfAny();
        SpaceInput.Save(call, space with { Guests = [.. guests!.Distinct(StringComparer.Ordinal)] });
        return Answer.Of(new JsonObject());
    }

    private static JsonObject Describe(EmulatorSpaceMember member, bool isImplicit)
    {
        JsonObject described = new()
        {
            ["entity"] = new JsonObject { ["type"] = member.Type, ["code"] = member.Code },
            ["isAdmin"] = member.IsAdministrator,
        };
        switch (member.Type)
        {
            case "USER":
                described["isImplicit"] = isImplicit;
                break;
            case "ORGANIZATION":
                described["includeSubs"] = member.IncludesSubs;
                break;
        }

        return described;
    }
}
