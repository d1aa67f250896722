using System.Collections.Immutable;
using System.Globalization;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>An environment as its file says it. Credentials are names of environment variables; their values never come near a definition.</summary>
/// <param name="Name">Its name: that of the file.</param>
/// <param name="Value">What is written.</param>
public sealed record EnvironmentModel(string Name, ObjectValue Value)
{
    /// <summary>The address of the tenant, or null (<c>local</c>).</summary>
    public string? Url => Value.Text("url");

    /// <summary>The space that new apps go to, or null.</summary>
    public int? Space => Number("space");

    /// <summary>The guest space, or null.</summary>
    public int? GuestSpace => Number("guestSpace");

    /// <summary>The spaces that definitions name (<c>space: 総務</c>).</summary>
    public ImmutableSortedDictionary<string, SpacePlace> Spaces =>
        (Value["spaces"] as MapValue)?.Entries.Where(e => e.Value is ObjectValue).ToOrdinalDictionary(e => e.Key, e => PlaceOf((ObjectValue)e.Value))
        ?? ImmutableSortedDictionary<string, SpacePlace>.Empty;

    /// <summary>The space that a new app is created in; null outside of spaces.</summary>
    /// <param name="named">The name that its definition gives; null where it gives none.</param>
    public SpacePlace? PlaceOf(string? named) =>
        named is not null ? Spaces.GetValueOrDefault(named) : (GuestSpace ?? Space) is { } space ? new(space, null) : null;

    /// <summary>How names of apps are made, with <c>{name}</c>; or null.</summary>
    public string? NamePattern => Value.Text("names");

    /// <summary>The variable that holds the user, or null.</summary>
    public string? UserVariable => Auth?.Text("user");

    /// <summary>The variable that holds the password, or null.</summary>
    public string? PasswordVariable => Auth?.Text("password");

    /// <summary>The variables that hold API tokens, by app key.</summary>
    public ImmutableSortedDictionary<string, string> TokenVariables => Texts(Auth?["tokens"]);

    /// <summary>The variables of Basic authentication, or null.</summary>
    public (string User, string Password)? BasicVariables =>
        Value["basic"] is ObjectValue basic ? (basic.Text("user") ?? "", basic.Text("password") ?? "") : null;

    /// <summary>The client certificate: its path and the variable of its password; or null.</summary>
    public (string File, string? Password)? Certificate =>
        Value["certificate"] is ObjectValue certificate ? (certificate.Text("file") ?? "", certificate.Text("password")) : null;

    /// <summary>The proxy, or null.</summary>
    public string? Proxy => Value.Text("proxy");

    /// <summary>Whether its name has to be typed before anything is written.</summary>
    public bool IsProtected => Value.Text("protected") == "true";

    /// <summary>How many requests may run at once.</summary>
    public int Concurrency => Number("concurrency") ?? 10;

    /// <summary>How many requests a day an app may take; null where the environment doesn't say.</summary>
    public int? Budget => Number("budget");

    /// <summary>Who a role stands for; empty where the environment doesn't say.</summary>
    public ImmutableArray<string> PrincipalsOf(string role) => (Value["roles"] as MapValue)?.Find(role)?.Value.Texts() ?? [];

    /// <summary>The roles that it resolves.</summary>
    public IEnumerable<string> Roles => (Value["roles"] as MapValue)?.Entries.Select(e => e.Key) ?? [];

    /// <summary>The apps outside the project: key → id.</summary>
    public ImmutableSortedDictionary<string, string> External => Texts(Value["external"]);

    /// <summary>The environment of a name that no file describes.</summary>
    public static EnvironmentModel Empty(string name) => new(name, new ObjectValue(Catalog.KintoneCatalog.Environment, [], SourceSpan.None));

    private static SpacePlace PlaceOf(ObjectValue space) => new(long.Parse(space.Text("id")!, CultureInfo.InvariantCulture),
        long.TryParse(space.Text("thread"), CultureInfo.InvariantCulture, out var thread) ? thread : null);

    private ObjectValue? Auth => Value["auth"] as ObjectValue;

    private int? Number(string property) => int.TryParse(Value.Text(property), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ImmutableSortedDictionary<string, string> Texts(SettingValue? map) =>
        (map as MapValue)?.Entries.Where(e => e.Value is ScalarValue).ToOrdinalDictionary(e => e.Key, e => ((ScalarValue)e.Value).Text)
        ?? ImmutableSortedDictionary<string, string>.Empty;
}
