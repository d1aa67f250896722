using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace AppForge.Emulator;

/// <summary>A running emulator: a kintone-compatible server any client may use. Each host is a world of its own.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Emulation _world;
    private readonly RequestPipeline _pipeline;

    private EmulatorHost(WebApplication server, Emulation world, RequestPipeline pipeline, Uri baseAddress)
    {
        _server = server;
        _world = world;
        _pipeline = pipeline;
        BaseAddress = baseAddress;
    }

    /// <summary>Where it answers: <c>http://localhost:port</c> (127.0.0.1 as well).</summary>
    public Uri BaseAddress { get; }

    /// <summary>What was asked so far.</summary>
    public RequestLog RequestLog => _pipeline.Log;

    /// <summary>Failures to arrange.</summary>
    public FaultBox Faults => _world.Faults;

    /// <summary>Starts an emulator and returns when it answers.</summary>
    /// <param name="options">How; without them an empty world on a free port that ends with the host.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running emulator; dispose it to stop.</returns>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="EmulatorDataException"><see cref="EmulatorOptions.DataSource"/> can't be used.</exception>
    /// <exception cref="ArgumentException">One of <see cref="EmulatorOptions.Apps"/> is refused; the message is kintone's answer.</exception>
    public static async Task<EmulatorHost> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        Emulation world = new(new EmulatorStore(options.DataSource), new TokenBox(options.Directory.Tokens), options, new FaultBox());
        RequestPipeline pipeline = new(world);
        try
        {
            WebApplication server = Build(options);
            foreach (Func<HttpContext, RequestDelegate, Task> stage in pipeline.Stages)
            {
                server.Use(stage);
            }

            await server.StartAsync(cancellationToken).ConfigureAwait(false);
            string address = server.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
            EmulatorHost host = new(server, world, pipeline, new Uri($"http://localhost:{BindingAddress.Parse(address).Port}"));
            if (options.Apps.Count > 0 && world.Store.Apps().Count == 0)
            {
                await host.AddAsync(options.Apps, cancellationToken).ConfigureAwait(false);
            }

            world.Faults.Begin(options);
            return host;
        }
        catch
        {
            world.Store.Dispose();
            throw;
        }
    }

    /// <summary>A client that is logged in and speaks to this kintone; dispose it.</summary>
    /// <param name="user">The login name.</param>
    /// <returns>The client: its addresses begin with <c>/k/v1/</c>.</returns>
    /// <exception cref="ArgumentException">There is no such user.</exception>
    public HttpClient CreateClient(string user = "Administrator")
    {
        EmulatorUser found = _world.Directory.FindUser(user) ?? throw new ArgumentException($"There is no user \"{user}\".", nameof(user));
        HttpClient client = new() { BaseAddress = BaseAddress };
        client.DefaultRequestHeaders.Add("X-Cybozu-Authorization", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{found.Code}:{found.Password}")));
        return client;
    }

    /// <summary>Makes an API token, as a person would in the app's settings; it works once the app is deployed.</summary>
    /// <param name="app">The app id.</param>
    /// <param name="rights">What the token allows.</param>
    /// <returns>The token.</returns>
    public string GenerateApiToken(long app, AppRights rights)
    {
        string token = RandomText.Letters(40);
        _world.Tokens.Add(new EmulatorToken(token, app, rights));
        return token;
    }

    /// <summary>Sets an app code, which kintone lets people do in its screens only; it is seen at once.</summary>
    /// <param name="app">The app id.</param>
    /// <param name="code">The code; empty takes it away.</param>
    /// <returns>When it is stored.</returns>
    /// <exception cref="ArgumentException">There is no such app.</exception>
    public Task SetAppCodeAsync(long app, string code) => _pipeline.AloneAsync(() =>
    {
        AppRow row = _world.Store.FindApp(app) ?? throw new ArgumentException(KnownErrors.AppNotFound(app).Message, nameof(app));
        _world.Store.UpdateApp(row with { Code = code });
        return row;
    });

    /// <summary>Changes who there is while the domain lives: people stop or leave, groups are made. Settings keep those who left, and hide them.</summary>
    /// <param name="change">Makes the new directory from the present one, for example <c>d =&gt; d.Without("sato")</c>.</param>
    /// <returns>When it is done.</returns>
    public Task ChangeDirectoryAsync(Func<EmulatorDirectory, EmulatorDirectory> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return _pipeline.AloneAsync(() =>
        {
            _world.ChangeDirectory(change);
            return _world.Directory;
        });
    }

    /// <summary>
    /// Makes this kintone one of next year: puts something into an app's stored settings, pre-live and live, that today's kintone does not have
    /// (a property, a word of a choice, a type of field, a kind of row). GET returns it, and from then on every name and text that was not in the
    /// document before is accepted wherever a client sends it back, and kept as sent. No HTTP call leads here.
    /// </summary>
    /// <param name="app">The app id.</param>
    /// <param name="area">The settings area by its path, for example <c>app/views</c>.</param>
    /// <param name="change">Changes the stored document; use names and words that stand nowhere else in it.</param>
    /// <returns>When it is stored.</returns>
    /// <exception cref="ArgumentException">There is no such app or area.</exception>
    public Task PlantAsync(long app, string area, Action<JsonObject> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return _pipeline.AloneAsync(() =>
        {
            AppRow row = _world.Store.FindApp(app) ?? throw new ArgumentException(KnownErrors.AppNotFound(app).Message, nameof(app));
            foreach (Side side in row.IsDeployed ? [Side.Preview, Side.Live] : new[] { Side.Preview })
            {
                JsonObject document = _world.Store.FindSetting(app, area, side) ?? throw new ArgumentException("There is no such area.", nameof(area));
                JsonNode before = document.DeepClone();
                change(document);
                _world.Future.Learn(before, document);
                _world.Store.SaveSetting(app, area, side, document);
            }

            return row;
        });
    }

    /// <summary>Stops answering and closes the database.</summary>
    /// <returns>When it is done.</returns>
    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource soon = new(TimeSpan.FromSeconds(1));
        await _server.StopAsync(soon.Token).ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _pipeline.Dispose();
        _world.Store.Dispose();
    }

    private async Task AddAsync(IReadOnlyList<EmulatorApp> apps, CancellationToken cancellationToken)
    {
        try
        {
            using HttpClient client = CreateClient();
            foreach (EmulatorApp app in apps)
            {
                await AppSeeding.AddAsync(client, app, cancellationToken).ConfigureAwait(false);
            }

            RequestLog.Clear();
        }
        catch
        {
            await _server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static WebApplication Build(EmulatorOptions options)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The limits are counted while reading, so that the answer is kintone's and not Kestrel's.
            kestrel.Limits.MaxRequestBodySize = null;
            if (options.ListenOnAllAddresses)
            {
                kestrel.ListenAnyIP(options.Port);
            }
            else if (options.Port == 0)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }
            else
            {
                kestrel.ListenLocalhost(options.Port);
            }
        });
        return builder.Build();
    }
}
