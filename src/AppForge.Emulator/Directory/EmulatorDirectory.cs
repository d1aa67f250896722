using System.Text.Json;
using System.Text.Json.Serialization;

namespace AppForge.Emulator;

/// <summary>Users, groups, organisations, spaces and API tokens of the emulated domain: everything kintone keeps outside of apps.</summary>
public sealed record EmulatorDirectory
{
    private static readonly JsonSerializerOptions FileFormat = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The users. Without a user <c>Administrator</c> one is added when the emulator starts.</summary>
    public IReadOnlyList<EmulatorUser> Users { get; init; } = [];

    /// <summary>The groups besides the built-in <c>everyone</c> and <c>Administrators</c>.</summary>
    public IReadOnlyList<EmulatorGroup> Groups { get; init; } = [];

    /// <summary>The organisations.</summary>
    public IReadOnlyList<EmulatorOrganization> Organizations { get; init; } = [];

    /// <summary>The spaces, ordinary and guest.</summary>
    public IReadOnlyList<EmulatorSpace> Spaces { get; init; } = [];

    /// <summary>The API tokens known from the start.</summary>
    public IReadOnlyList<EmulatorToken> Tokens { get; init; } = [];

    /// <summary>Reads a users file: a JSON object with the properties of this type in camelCase, for example
    /// <c>{"users":[{"code":"sato","password":"…","groups":["soumu"],"language":"japanese"}]}</c>.</summary>
    /// <param name="json">The content of the file.</param>
    /// <returns>The directory.</returns>
    /// <exception cref="FormatException">The text is not such an object; the message never repeats the content.</exception>
    public static EmulatorDirectory Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<EmulatorDirectory>(json, FileFormat) ?? new EmulatorDirectory();
        }
        catch (JsonException e)
        {
            throw new FormatException(
                $"ユーザーファイルを読めません / The users file cannot be read: {e.Path} (line {e.LineNumber + 1})", e);
        }
    }

    /// <summary>This directory with further groups, named by their codes. Codes it has already, and kintone's own groups, are passed over.</summary>
    /// <param name="codes">The codes.</param>
    /// <returns>The larger directory.</returns>
    public EmulatorDirectory WithGroups(params IEnumerable<string> codes) =>
        this with { Groups = [.. Groups, .. NewOnes("GROUP", codes).Select(code => new EmulatorGroup(code, code))] };

    /// <summary>This directory with further organisations at the top, named by their codes. Codes it has already are passed over.</summary>
    /// <param name="codes">The codes.</param>
    /// <returns>The larger directory.</returns>
    public EmulatorDirectory WithOrganizations(params IEnumerable<string> codes) =>
        this with { Organizations = [.. Organizations, .. NewOnes("ORGANIZATION", codes).Select(code => new EmulatorOrganization(code, code))] };

    /// <summary>This directory with further users who all have the same password. Codes it has already are passed over.</summary>
    /// <param name="password">The password.</param>
    /// <param name="codes">The login names.</param>
    /// <returns>The larger directory.</returns>
    public EmulatorDirectory WithUsers(string password, params IEnumerable<string> codes) => this with
    {
        Users = [.. Users, .. codes.Distinct(StringComparer.Ordinal).Where(code => FindUser(code) is null)
            .Select(code => new EmulatorUser { Code = code, Password = password })],
    };

    internal EmulatorDirectory WithAdministrator(string password) =>
        Users.Any(u => u.Code == "Administrator")
            ? this
            : this with { Users = [.. Users, new EmulatorUser { Code = "Administrator", Password = password, IsAdministrator = true }] };

    internal EmulatorUser? FindUser(string code) => Users.FirstOrDefault(u => u.Code == code);

    internal EmulatorSpace? FindSpace(long id) => Spaces.FirstOrDefault(s => s.Id == id);

    internal bool Knows(string entityType, string code) => entityType switch
    {
        "USER" => FindUser(code.StartsWith("guest/", StringComparison.Ordinal) ? code["guest/".Length..] : code) is { IsSuspended: false },
        "GROUP" => code is "everyone" or "Administrators" || Groups.Any(g => g.Code == code),
        "ORGANIZATION" => Organizations.Any(o => o.Code == code),
        _ => false,
    };

    internal bool Belongs(EmulatorUser user, string entityType, string code, bool includeSubs) => entityType switch
    {
        "USER" => user.Code == code,
        "GROUP" => code == "everyone" || (code == "Administrators" && user.IsAdministrator) || user.Groups.Contains(code, StringComparer.Ordinal),
        "ORGANIZATION" => user.Organizations.Any(o => o == code || (includeSubs && IsBelow(o, code))),
        _ => false,
    };

    private IEnumerable<string> NewOnes(string entityType, IEnumerable<string> codes) =>
        codes.Distinct(StringComparer.Ordinal).Where(code => !Knows(entityType, code));

    private bool IsBelow(string organization, string ancestor)
    {
        string? current = organization;
        for (int depth = 0; current is not null && depth <= Organizations.Count; depth++)
        {
            current = Organizations.FirstOrDefault(o => o.Code == current)?.ParentCode;
            if (current == ancestor)
            {
                return true;
            }
        }

        return false;
    }
}
