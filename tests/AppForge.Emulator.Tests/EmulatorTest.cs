namespace AppForge.Emulator.Tests;

/// <summary>A test with an emulator of its own.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class EmulatorTest
{
    private readonly List<Kintone> _clients = [];
    private EmulatorHost? _host;

    internal EmulatorHost Host => _host!;

    internal Kintone Admin { get; private set; } = null!;

    internal virtual EmulatorOptions Options => new()
    {
        DeployDuration = TimeSpan.Zero,
        Directory = new EmulatorDirectory
        {
            Users =
            [
                new EmulatorUser { Code = "sato", Password = "p", Organizations = ["kacho"] },
                new EmulatorUser { Code = "suzuki", Password = "p", Groups = ["soumu"] },
                new EmulatorUser { Code = "smith", Password = "p", Language = MessageLanguage.English },
                new EmulatorUser { Code = "gone", Password = "p", IsSuspended = true },
            ],
            Groups = [new EmulatorGroup("soumu", "総務")],
            Organizations = [new EmulatorOrganization("bu", "部", null), new EmulatorOrganization("kacho", "課", "bu")],
            Plugins = [new EmulatorPlugin("abcdefghijklmnopabcdefghijklmnop", "帳票")],
            Spaces = [new EmulatorSpace(1, "庁内", 1, false), new EmulatorSpace(2, "業者", 2, true)],
        },
    };

    [SetUp]
    public async Task StartAsync()
    {
        _host = await EmulatorHost.StartAsync(Options, CancellationToken.None);
        Admin = As("Administrator", "cybozu");
    }

    [TearDown]
    public async Task StopAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _host!.DisposeAsync();
    }

    internal Kintone As(string user, string password = "p") => Keep(new Kintone(Host, user, password));

    internal Kintone WithToken(string token) => Keep(new Kintone(Host) { Token = token });

    internal Kintone Nobody() => Keep(new Kintone(Host) { Anonymous = true });

    internal static object Field(string type, string code) => new { type, code, label = code };

    internal static object Text(string code) => Field("SINGLE_LINE_TEXT", code);

    internal static Dictionary<string, object> Fields(params (string Code, object Field)[] fields) => fields.ToDictionary(f => f.Code, f => f.Field);

    private Kintone Keep(Kintone client)
    {
        _clients.Add(client);
        return client;
    }
}
