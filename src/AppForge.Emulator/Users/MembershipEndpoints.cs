using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Users;

/// <summary>Who belongs to which organisations and groups, with which titles (users-and-orgs.md, A). A write replaces the whole list of a user or of a group.</summary>
internal static class MembershipEndpoints
{
    private const int MaxOrganizations = 100;

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("GET", ApiOperation.UserApi + "user/organizations", OrganizationsOfUser) { AllowsTokens = false },
        new("PUT", ApiOperation.UserApi + "userOrganizations", ChangeOrganizations) { AllowsTokens = false },
        new("GET", ApiOperation.UserApi + "user/groups", GroupsOfUser) { AllowsTokens = false },
        new("PUT", ApiOperation.UserApi + "user/groups", ChangeGroupsOfUser) { AllowsTokens = false },
        new("GET", ApiOperation.UserApi + "organization/users", UsersOfOrganization) { AllowsTokens = false },
        new("GET", ApiOperation.UserApi + "group/users", UsersOfGroup) { AllowsTokens = false },
        new("PUT", ApiOperation.UserApi + "group/users", ChangeUsersOfGroup) { AllowsTokens = false },
    ];

    private static Answer OrganizationsOfUser(Call call)
    {
        EmulatorUser user = ReadUser(call);
        EmulatorDirectory directory = call.World.Directory;
        return Answer.Of(new JsonObject
        {
            ["organizationTitles"] = new JsonArray(
            [
                .. user.Organizations.Select(directory.FindOrganization).OfType<EmulatorOrganization>().Select(o => new JsonObject
                {
                    ["organization"] = OrganizationEndpoints.Describe(o),
                    ["title"] = TitleOf(directory, user, o.Code),
                }),
            ]),
        });
    }

    private static Answer GroupsOfUser(Call call)
    {
        EmulatorUser user = ReadUser(call);
        EmulatorDirectory directory = call.World.Directory;
        IEnumerable<EmulatorGroup> groups = EmulatorDirectory.BuiltInGroups.Concat(directory.Groups).Where(g => directory.Belongs(user, "GROUP", g.Code, false));
        return Answer.Of(new JsonObject { ["groups"] = new JsonArray([.. groups.Select(GroupEndpoints.Describe)]) });
    }

    private static Answer UsersOfOrganization(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        InputObject input = call.Input;
        EmulatorDirectory directory = call.World.Directory;
        EmulatorOrganization? organization = DirectoryList.Known(input, "code", directory.FindOrganization);
        (int offset, int size) = DirectoryList.PageOf(input);
        input.Errors.ThrowIfAny();
        return Answer.Of(new JsonObject
        {
            ["userTitles"] = new JsonArray(
            [
                .. Page(directory.Users.Where(u => u.Organizations.Contains(organization!.Code, StringComparer.Ordinal)), offset, size).Select(u => new JsonObject
                {
                    ["user"] = UserProfile.Describe(call, u),
                    ["title"] = TitleOf(directory, u, organization!.Code),
                }),
            ]),
        });
    }

    private static Answer UsersOfGroup(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        InputObject input = call.Input;
        EmulatorDirectory directory = call.World.Directory;
        EmulatorGroup? group = DirectoryList.Known(input, "code", directory.FindGroup);
        (int offset, int size) = DirectoryList.PageOf(input);
        input.Errors.ThrowIfAny();
        IEnumerable<EmulatorUser> members = directory.Users.Where(u => !u.IsGuest && directory.Belongs(u, "GROUP", group!.Code, false));
        return Answer.Of(new JsonObject { ["users"] = new JsonArray([.. Page(members, offset, size).Select(u => UserProfile.Describe(call, u))]) });
    }

    private static Answer ChangeOrganizations(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        InputObject input = call.Input;
        List<EmulatorUser> users = [];
        foreach (InputObject entry in DirectoryList.Batch(input, "userOrganizations"))
        {
            EmulatorUser? user = DirectoryList.Known(entry, "code", code => UserEndpoints.Find(call, code));
            IReadOnlyList<InputObject> organizations = entry.Objects("organizations") ?? [];
            if (organizations.Count > MaxOrganizations)
            {
                entry.Refuse("organizations", Texts.Count(0, MaxOrganizations));
            }

            EmulatorUser changed = ReadOrganizations(call, organizations, user ?? call.Caller.User);
            if (user is not null)
            {
                users.Add(changed);
            }
        }

        return Keep(call, users);
    }

    private static EmulatorUser ReadOrganizations(Call call, IReadOnlyList<InputObject> entries, EmulatorUser user)
    {
        EmulatorDirectory directory = call.World.Directory;
        List<string> codes = [];
        ImmutableDictionary<string, string> titles = ImmutableDictionary<string, string>.Empty;
        foreach (InputObject entry in entries)
        {
            EmulatorOrganization? organization = DirectoryList.Known(entry, "orgCode", directory.FindOrganization);
            EmulatorTitle? title = entry.Text("titleCode") is { Length: > 0 }
                ? DirectoryList.Known(entry, "titleCode", code => directory.Titles.FirstOrDefault(t => t.Code == code))
                : null;
            if (organization is null)
            {
                continue;
            }

            if (codes.Contains(organization.Code, StringComparer.Ordinal))
            {
                entry.Refuse("orgCode", Texts.Duplicate);
                continue;
            }

            codes.Add(organization.Code);
            titles = title is null ? titles : titles.Add(organization.Code, title.Code);
        }

        // The preferred one stays the preferred one as long as it is among them.
        string? primary = user.PrimaryOrganization is { } kept && codes.Contains(kept, StringComparer.Ordinal) ? kept : null;
        return user with { Organizations = primary is null ? codes : [primary, .. codes.Where(c => c != primary)], Titles = titles };
    }

    private static Answer ChangeGroupsOfUser(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        InputObject input = call.Input;
        EmulatorUser? user = DirectoryList.Known(input, "code", code => UserEndpoints.Find(call, code));
        IReadOnlyList<string> groups = Listed(input, "groups", code => GroupEndpoints.Find(call, code) is not null);
        input.Errors.ThrowIfAny();
        return Keep(call, [user! with { Groups = groups }]);
    }

    private static Answer ChangeUsersOfGroup(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        InputObject input = call.Input;
        EmulatorGroup? group = DirectoryList.Known(input, "code", code => GroupEndpoints.Find(call, code));
        IReadOnlyList<string> members = Listed(input, "users", code => UserEndpoints.Find(call, code) is not null);
        input.Errors.ThrowIfAny();
        List<EmulatorUser> changed = [];
        foreach (EmulatorUser user in call.World.Directory.Users)
        {
            bool isIn = user.Groups.Contains(group!.Code, StringComparer.Ordinal);
            if (isIn != members.Contains(user.Code, StringComparer.Ordinal))
            {
                changed.Add(user with { Groups = isIn ? [.. user.Groups.Where(g => g != group.Code)] : [.. user.Groups, group.Code] });
            }
        }

        return Keep(call, changed);
    }

    private static Answer Keep(Call call, IReadOnlyList<EmulatorUser> users)
    {
        call.Input.Errors.ThrowIfAny();
        call.World.ChangeDirectory(d => users.Aggregate(d, (all, user) => all.With(user)));
        return Answer.Of(new JsonObject());
    }

    /// <summary>A list that may be empty, but not left out: it replaces what there is.</summary>
    private static IReadOnlyList<string> Listed(InputObject input, string property, Func<string, bool> isKnown)
    {
        IReadOnlyList<string> codes = input.Require(property) ? input.TextList(property) ?? [] : [];
        for (int i = 0; i < codes.Count; i++)
        {
            if (!isKnown(codes[i]))
            {
                input.Refuse($"{property}[{i}]", Texts.UnknownEntity);
            }
        }

        return [.. codes.Distinct(StringComparer.Ordinal)];
    }

    private static EmulatorUser ReadUser(Call call)
    {
        InputObject input = call.Input;
        if (!call.Caller.User.IsAdministrator && input.Text("code") != call.Caller.User.Code)
        {
            throw KnownErrors.IllegalRequest();
        }

        EmulatorUser? user = DirectoryList.Known(input, "code", code => UserEndpoints.Find(call, code));
        input.Errors.ThrowIfAny();
        return user!;
    }

    private static JsonObject? TitleOf(EmulatorDirectory directory, EmulatorUser user, string organization) =>
        directory.Titles.FirstOrDefault(t => t.Code == user.Titles.GetValueOrDefault(organization)) is { } title
            ? new JsonObject { ["id"] = Wire.Number(title.Id), ["code"] = title.Code, ["name"] = title.Name, ["description"] = title.Description }
            : null;

    private static IEnumerable<EmulatorUser> Page(IEnumerable<EmulatorUser> users, int offset, int size) => users.OrderBy(u => u.Id).Skip(offset).Take(size);
}
