using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Users;

/// <summary>Organisations over the User API (users-and-orgs.md, A).</summary>
internal static class OrganizationEndpoints
{
    private const int MaxDescription = 1000;

    public static IReadOnlyList<ApiOperation> Rows { get; } =
    [
        new("GET", ApiOperation.UserApi + "organizations", List) { AllowsTokens = false },
        new("POST", ApiOperation.UserApi + "organizations", Add) { AllowsTokens = false },
        new("PUT", ApiOperation.UserApi + "organizations", Change) { AllowsTokens = false },
        new("DELETE", ApiOperation.UserApi + "organizations", Delete) { AllowsTokens = false },
        new("PUT", ApiOperation.UserApi + "organizations/codes", Rename) { AllowsTokens = false },
    ];

    public static JsonObject Describe(EmulatorOrganization organization) => new()
    {
        ["id"] = Wire.Number(organization.Id),
        ["code"] = organization.Code,
        ["name"] = organization.Name,
        ["localName"] = organization.LocalName,
        ["localNameLocale"] = organization.LocalNameLocale,
        ["parentCode"] = organization.ParentCode,
        ["description"] = organization.Description,
    };

    private static Answer List(Call call) => DirectoryList.Of(
        call,
        "organizations",
        [.. call.World.Directory.Organizations.Select(o => new DirectoryEntry(o.Id, o.Code, () => Describe(o)))],
        _ => call.Caller.User.IsAdministrator);

    private static Answer Add(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        InputObject input = call.Input;
        List<EmulatorOrganization> added = [];
        IReadOnlyList<InputObject> entries = DirectoryList.Batch(input, "organizations");
        foreach (InputObject entry in entries)
        {
            string? code = entry.Require("code") ? entry.Text("code", 1, UserEndpoints.MaxCode) : null;
            entry.Require("name");
            if (code is not null && (call.World.Directory.FindOrganization(code) is not null || added.Any(o => o.Code == code)))
            {
                entry.Refuse("code", Texts.Duplicate);
            }

            added.Add(Read(entry, new EmulatorOrganization(code ?? "", "")));
        }

        return Keep(call, entries, d => d with { Organizations = [.. d.Organizations, .. added] });
    }

    private static Answer Change(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        InputObject input = call.Input;
        List<EmulatorOrganization> changed = [];
        IReadOnlyList<InputObject> entries = DirectoryList.Batch(input, "organizations");
        foreach (InputObject entry in entries)
        {
            if (DirectoryList.Known(entry, "code", call.World.Directory.FindOrganization) is { } organization)
            {
                changed.Add(Read(entry, organization));
            }
        }

        return Keep(call, entries, d => changed.Aggregate(d, (all, organization) => all.With(organization)));
    }

    private static Answer Delete(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        InputObject input = call.Input;
        IReadOnlyList<string> codes = DirectoryList.Codes(input, code => call.World.Directory.FindOrganization(code) is not null);
        input.Errors.ThrowIfAny();
        call.World.ChangeDirectory(d => d with
        {
            // What becomes of the organisations below is not known: here they go along, as with a folder.
            Organizations = [.. d.Organizations.Where(o => !codes.Any(code => o.Code == code || d.IsBelow(o.Code, code)))],
        });
        call.World.ChangeDirectory(Unlinked);
        return Answer.Of(new JsonObject());
    }

    private static Answer Rename(Call call)
    {
        DirectoryList.DemandAdministrator(call);
        Dictionary<string, string> renames = DirectoryList.Renames(
            call.Input,
            call.World.Directory.Organizations.Select(o => o.Code),
            code => call.World.Directory.FindOrganization(code) is not null,
            UserEndpoints.MaxCode);
        PrincipalRename.Apply(call.World, "ORGANIZATION", renames);
        return Answer.Of(new JsonObject());
    }

    private static EmulatorOrganization Read(InputObject entry, EmulatorOrganization organization) => organization with
    {
        Name = entry.Text("name", 1, UserEndpoints.MaxCode) ?? organization.Name,
        LocalName = entry.Text("localName", 0, UserEndpoints.MaxCode) ?? organization.LocalName,
        LocalNameLocale = entry.Text("localNameLocale") ?? organization.LocalNameLocale,
        Description = entry.Text("description", 0, MaxDescription) ?? organization.Description,
        ParentCode = entry.Text("parentCode") switch
        {
            // A null counts as left out (behaviour.md, Transport); to move an organisation to the top an empty code is sent.
            null => organization.ParentCode,
            "" => null,
            { } code => code,
        },
    };

    /// <summary>Keeps the change if every parent is there and nothing is below itself.</summary>
    private static Answer Keep(Call call, IReadOnlyList<InputObject> entries, Func<EmulatorDirectory, EmulatorDirectory> change)
    {
        if (!call.Input.Errors.Any)
        {
            EmulatorDirectory after = change(call.World.Directory);
            foreach (InputObject entry in entries)
            {
                EmulatorOrganization organization = after.FindOrganization(entry.Text("code")!)!;
                if (organization.ParentCode is { } parent && (after.FindOrganization(parent) is null || after.IsBelow(organization.Code, organization.Code)))
                {
                    entry.Refuse("parentCode", Texts.UnknownEntity);
                }
            }
        }

        call.Input.Errors.ThrowIfAny();
        call.World.ChangeDirectory(change);
        return Answer.Of(new JsonObject());
    }

    private static EmulatorDirectory Unlinked(EmulatorDirectory directory)
    {
        IEnumerable<EmulatorUser> affected = directory.Users.Where(u => u.Organizations.Any(o => directory.FindOrganization(o) is null));
        return affected.ToList().Aggregate(directory, (d, u) => d.With(u with { Organizations = [.. u.Organizations.Where(o => d.FindOrganization(o) is not null)] }));
    }
}
