using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Control;

/// <summary>
/// The way to the emulator itself, beside the kintone that it plays: <c>/_emulator/…</c> for programs of any language, pages for people. No path of kintone begins
/// so. Whatever changes something wants a header that no web page can send by itself, and the name in the address has to be this machine's: a page of the internet
/// that is open in a browser here reaches nothing.
/// </summary>
/// <param name="world">The emulated domain.</param>
/// <param name="log">What was asked.</param>
/// <param name="pipeline">Lets a page read while nobody writes.</param>
internal sealed class ControlPath(Emulation world, RequestLog log, RequestPipeline pipeline)
{
    /// <summary>What every path of the emulator's own begins with.</summary>
    public const string Root = "/_emulator";

    /// <summary>The header that a change wants, with any value.</summary>
    public const string Header = "X-AppForge-Emulator";

    private const int MaxBodyBytes = 64 * 1024;

    /// <summary>The stage: answers what is the emulator's own, and passes on what is kintone's.</summary>
    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        string path = context.Request.Path.Value ?? "";
        if (path is not "/" and not Root && !path.StartsWith(Root + "/", StringComparison.Ordinal))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        await RequestPipeline.WriteAsync(context, await HandleAsync(context, path).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task<Answer> HandleAsync(HttpContext context, string path)
    {
        HttpRequest request = context.Request;
        if (!world.Options.ListenOnAllAddresses && !IsThisMachine(request.Host.Host))
        {
            return Refused(403, "The name in the address is not this machine's.");
        }

        if (request.Method is not ("GET" or "HEAD") && !request.Headers.ContainsKey(Header))
        {
            return Refused(403, $"A change wants the header {Header}.");
        }

        try
        {
            return (request.Method, path) switch
            {
                ("GET" or "HEAD", "/" or Root or Root + "/") => await PageAsync(() => new OverviewPage(world).Show(log)).ConfigureAwait(false),
                ("GET" or "HEAD", _) when IdBelow(path, "/apps/", "") is { } app => await PageAsync(() => new AppPage(world).Show(app)).ConfigureAwait(false),
                ("GET" or "HEAD", _) when IdBelow(path, "/apps/", "/records") is { } app => await PageAsync(() => new RecordsPage(world).Show(app, request.Query)).ConfigureAwait(false),
                ("GET", Root + "/requests") => Answer.Of(ControlJson.Of(log, world.Faults.Conditions)),
                ("DELETE", Root + "/requests") => Done(log.Clear),
                ("GET", Root + "/faults") => Answer.Of(ControlJson.Of(world.Faults)),
                ("POST", Root + "/faults") => Arranged(await BodyAsync(context).ConfigureAwait(false)),
                ("DELETE", Root + "/faults") => Done(world.Faults.Clear),
                _ => Refused(404, "There is no such path. There are: /, /_emulator/requests (GET DELETE), /_emulator/faults (GET POST DELETE)."),
            };
        }
        catch (KintoneErrorException)
        {
            return Refused(400, "The body is no JSON object, or too large.");
        }
        catch (FormatException wrong)
        {
            return Refused(400, wrong.Message);
        }
    }

    private async Task<Answer> PageAsync(Func<Answer> page) =>
        await pipeline.AloneAsync(() =>
        {
            Apps.DeployRunner.Settle(world);
            return page();
        }).ConfigureAwait(false);

    private Answer Arranged(JsonObject body)
    {
        ControlJson.Arrange(world.Faults, body);
        return Answer.Of(ControlJson.Of(world.Faults));
    }

    private static Answer Done(Action action)
    {
        action();
        return Answer.Of(new JsonObject());
    }

    private static async Task<JsonObject> BodyAsync(HttpContext context) =>
        JsonText.ParseRequest(await RequestReader.ReadBodyAsync(context.Request, MaxBodyBytes, context.RequestAborted).ConfigureAwait(false));

    private static Answer Refused(int status, string message) => Answer.Of(new JsonObject { ["message"] = message }) with { Status = status };

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private static long? IdBelow(string path, string folder, string end) =>
        path.StartsWith(Root + folder, StringComparison.Ordinal) && path.EndsWith(end, StringComparison.Ordinal)
        && long.TryParse(path[(Root + folder).Length..^end.Length], NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? id
            : null;
}
