using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Control;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Storage;
using Microsoft.Net.Http.Headers;

namespace AppForge.Emulator.Http;

/// <summary>The way of a request through the server, stage by stage; the order of <see cref="Stages"/> is the order of the stages.</summary>
internal sealed class RequestPipeline : IDisposable
{
    private readonly Emulation _world;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly DiagnosticListener _exchanges = new(Exchange.Source);
    private readonly Dictionary<(string Method, string Resource), ApiOperation> _endpoints;
    private readonly HashSet<string> _resources;
    private int _running;

    public RequestPipeline(Emulation world)
    {
        _world = world;
        _endpoints = EndpointTable.All.ToDictionary(e => (e.Method, e.Resource));
        _resources = [.. EndpointTable.All.Select(e => e.Resource)];
    }

    public RequestLog Log => _world.Log;

    public IReadOnlyList<Func<HttpContext, RequestDelegate, Task>> Stages => [CatchAsync, new ControlPath(_world, Log, this).AnswerAsync, LogAsync, CatchAsync, FailAsArrangedAsync, CountConcurrencyAsync, AnswerAsync];

    public void Dispose()
    {
        _exchanges.Dispose();
        _gate.Dispose();
    }

    /// <summary>Runs work that nobody else may run at the same time, in one transaction.</summary>
    /// <param name="work">The work.</param>
    /// <param name="isRead">It mostly only reads: SQLite is to wait with the lock for writing until something is written.</param>
    public async Task<T> AloneAsync<T>(Func<T> work, bool isRead = false)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            return _world.InTransaction(work, isRead);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task LogAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            int status = context.RequestAborted.IsCancellationRequested ? 0 : context.Response.StatusCode;
            string? code = context.Response.Headers["X-Cybozu-Error"];
            Log.Add(new LoggedRequest(RequestReader.MethodOf(context.Request), context.Request.Path.Value ?? "", status, code));
        }
    }

    /// <summary>Answers for our own bugs: the client learns that there is one, the log of the options what it is.</summary>
    private async Task CatchAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it is, it is a bug here, and the client waits for an answer in kintone's shape.
        catch (Exception failure) when (failure is not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            string id = RandomText.Letters(20);
            _world.Options.FailureLog(id, failure);
            if (context.Response.HasStarted)
            {
                context.Abort();
                return;
            }

            await WriteAsync(context, Show(context, Answer.Of(KnownErrors.OwnFailure(), LanguageOf(context, null), id))).ConfigureAwait(false);
        }
    }

    private async Task FailAsArrangedAsync(HttpContext context, RequestDelegate next)
    {
        if (_world.Faults.Strike(RequestReader.MethodOf(context.Request), context.Request.Path.Value ?? "") is not { } fault)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        await Task.Delay(fault.Delay, _world.Options.TimeProvider, context.RequestAborted).ConfigureAwait(false);
        Answer? handled = fault.AfterHandling ? await HandleAsync(context).ConfigureAwait(false) : null;

        switch (fault.Kind)
        {
            case FaultKind.ConnectionReset:
                context.Abort();
                break;
            case FaultKind.Unavailable:
                await WriteAsync(context, Answer.Page(503, "Service Unavailable")).ConfigureAwait(false);
                break;
            case FaultKind.BadGateway:
                await WriteAsync(context, Answer.Page(502, "Bad Gateway")).ConfigureAwait(false);
                break;
            case FaultKind.ServerError:
                await WriteAsync(context, Answer.Page(500, "Internal Server Error")).ConfigureAwait(false);
                break;
            case FaultKind.HalfResponse:
                await WriteHalfAsync(context, handled ?? await HandleAsync(context).ConfigureAwait(false)).ConfigureAwait(false);
                break;
            case FaultKind.Silence:
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(false);
                break;
            case FaultKind.TooManyRequests:
                await RefuseForConcurrencyAsync(context).ConfigureAwait(false);
                break;
            case FaultKind.DatabaseLock:
                await WriteAsync(context, Show(context, ErrorAnswer(context, KnownErrors.DatabaseLock(), null))).ConfigureAwait(false);
                break;
            case FaultKind.InternalError:
                throw new InvalidOperationException("Arranged by a fault rule.");
            default:
                await (handled is null ? next(context) : WriteAsync(context, handled)).ConfigureAwait(false);
                break;
        }
    }

    private async Task CountConcurrencyAsync(HttpContext context, RequestDelegate next)
    {
        int running = Interlocked.Increment(ref _running);
        Log.CountConcurrency(running);
        try
        {
            SetConcurrency(context, running);
            if (running > _world.Faults.Conditions.ConcurrencyLimit)
            {
                await RefuseForConcurrencyAsync(context).ConfigureAwait(false);
                return;
            }

            await Task.Delay(_world.Faults.Conditions.Latency, _world.Options.TimeProvider, context.RequestAborted).ConfigureAwait(false);
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private Task RefuseForConcurrencyAsync(HttpContext context)
    {
        SetConcurrency(context, _world.Faults.Conditions.ConcurrencyLimit + 1);
        return WriteAsync(context, Show(context, ErrorAnswer(context, KnownErrors.TooManyRequests(), null)));
    }

    private void SetConcurrency(HttpContext context, int running)
    {
        context.Response.Headers["X-ConcurrencyLimit-Limit"] = _world.Faults.Conditions.ConcurrencyLimit.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["X-ConcurrencyLimit-Running"] = running.ToString(CultureInfo.InvariantCulture);
    }

    private async Task AnswerAsync(HttpContext context, RequestDelegate next) =>
        await WriteAsync(context, await HandleAsync(context).ConfigureAwait(false)).ConfigureAwait(false);

    private async Task<Answer> HandleAsync(HttpContext context) => Show(context, await AnswerOfAsync(context).ConfigureAwait(false));

    private async Task<Answer> AnswerOfAsync(HttpContext context)
    {
        Caller? caller = null;
        try
        {
            string method = RequestReader.MethodOf(context.Request);
            if (Route.Parse(context.Request.Path.Value ?? "") is not { } route || !_resources.Contains(route.Resource))
            {
                return Answer.NoSuchPage;
            }

            if (!_endpoints.TryGetValue((method, route.Resource), out ApiOperation? endpoint))
            {
                throw KnownErrors.IllegalRequest(405);
            }

            if (route.GuestSpace is null ? endpoint.IsGuestOnly : endpoint.IsNeverGuest)
            {
                return Answer.NoSuchPage;
            }

            caller = endpoint.IsOpen ? Authentication.Nobody : Authentication.Authenticate(context.Request.Headers, _world.Directory, _world.Tokens);
            if (caller.UsesTokens && !endpoint.AllowsTokens)
            {
                // The User API knows nothing of kintone's tokens (users-and-orgs.md, A).
                throw endpoint.IsUserApi ? KnownErrors.PleaseLogin() : KnownErrors.TokenMayNot();
            }

            Demand(caller.User, endpoint, route);
            Call call = await ReadAsync(context, method, route, endpoint, caller).ConfigureAwait(false);
            CountApps(call);
            return await AloneAsync(() =>
            {
                DeployRunner.Settle(_world);
                return endpoint.Handle(call);
            }, isRead: method == "GET").ConfigureAwait(false);
        }
        catch (KintoneErrorException error)
        {
            return ErrorAnswer(context, error, caller);
        }
        catch (RefusedAnswerException refused)
        {
            return refused.Answer;
        }
    }

    private async Task<Call> ReadAsync(HttpContext context, string method, Route route, ApiOperation endpoint, Caller caller)
    {
        MessageLanguage language = LanguageOf(context, caller);
        if (endpoint.IsFile && method == "POST")
        {
            FileRow? upload = await RequestReader.ReadUploadAsync(context.Request, _world.Options.MaxUploadBytes, context.RequestAborted).ConfigureAwait(false);
            return new Call(_world, endpoint, caller, language, route.GuestSpace, []) { Upload = upload };
        }

        ReadOnlyMemory<byte> body = await RequestReader.ReadBodyAsync(context.Request, _world.Options.MaxBodyBytes, context.RequestAborted).ConfigureAwait(false);
        if (_exchanges.IsEnabled())
        {
            context.Items[_exchanges] = body;
        }

        JsonObject parameters = RequestReader.ReadParameters(context.Request, method, body);
        return new Call(_world, endpoint, caller, language, route.GuestSpace, parameters);
    }

    /// <summary>Lets whoever watches see an answer that is kintone's own.</summary>
    private Answer Show(HttpContext context, Answer answer)
    {
        if (_exchanges.IsEnabled())
        {
            ReadOnlyMemory<byte> body = context.Items.TryGetValue(_exchanges, out object? kept) ? (ReadOnlyMemory<byte>)kept! : default;
            _exchanges.Write(nameof(Exchange), new Exchange(context.Request, body, answer));
        }

        return answer;
    }

    /// <summary>Who may not use kintone reaches none of it, and guests only the guest spaces they belong to.</summary>
    private void Demand(EmulatorUser user, ApiOperation endpoint, Route route)
    {
        if (!endpoint.IsUserApi && !user.MayUseKintone)
        {
            throw KnownErrors.NoService();
        }

        bool isAtHome = !user.IsGuest || (route.GuestSpace is { } id && _world.Directory.FindSpace(id) is { } space && _world.Directory.IsMember(space, user));
        if (!isAtHome)
        {
            throw KnownErrors.NoPrivilege();
        }
    }

    private static MessageLanguage LanguageOf(HttpContext context, Caller? caller) =>
        AcceptLanguage.Resolve(caller?.User.Language ?? MessageLanguage.Browser, context.Request.Headers.AcceptLanguage.ToString());

    private static Answer ErrorAnswer(HttpContext context, KintoneErrorException error, Caller? caller) =>
        Answer.Of(error, LanguageOf(context, caller), RandomText.Letters(20));

    private void CountApps(Call call)
    {
        foreach (long app in CalledApps.Of(call.ApiOperation.Resource, call.Parameters))
        {
            Log.CountApp(app, DateOnly.FromDateTime(_world.Now.UtcDateTime));
        }
    }

    private static async Task WriteHalfAsync(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body[..(answer.Body.Length / 2)], context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        context.Abort();
    }

    internal static async Task WriteAsync(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (answer.ErrorCode is { } code)
        {
            context.Response.Headers["X-Cybozu-Error"] = code;
        }

        if (answer.Status == StatusCodes.Status429TooManyRequests)
        {
            context.Response.Headers.CacheControl = "no-cache, no-store, must-revalidate";
        }

        if (answer.FileName is { } name)
        {
            ContentDispositionHeaderValue disposition = new("attachment");
            disposition.SetHttpFileName(name);
            context.Response.Headers.ContentDisposition = disposition.ToString();
        }

        if (answer.Warning is { } warning)
        {
            context.Response.Headers["X-Cybozu-Warning"] = warning;
        }

        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
        answer.Lent?.Dispose();
    }
}
