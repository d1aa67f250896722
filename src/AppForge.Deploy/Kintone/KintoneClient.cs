using System.Net.Sockets;

namespace AppForge.Deploy.Kintone;

/// <summary>
/// The door to one kintone: everything AppForge asks goes through <see cref="SendAsync"/>, which encodes, waits its turn, sends, reads and
/// lets <see cref="RetryPolicy"/> decide. Safe to use from several threads.
/// </summary>
public sealed class KintoneClient : IDisposable
{
    private readonly RetryPolicy _retry;
    private readonly RequestBudget _budget;
    private readonly Func<double> _jitter;
    private readonly HttpMessageInvoker _invoker;
    private readonly SemaphoreSlim _gate;

    /// <summary>A client for one connection.</summary>
    /// <param name="connection">Which kintone, as whom.</param>
    /// <param name="handler">What carries the messages, such as <see cref="KintoneTransport.Open"/>'s; the caller owns it.</param>
    /// <param name="retry">When a request is sent again.</param>
    /// <param name="budget">Counts what is sent.</param>
    /// <param name="time">The clock by which timeouts and waits go.</param>
    /// <param name="jitter">Random numbers, at least 0 and less than 1; called from several threads.</param>
    public KintoneClient(KintoneConnection connection, HttpMessageHandler handler, RetryPolicy retry, RequestBudget budget, TimeProvider time, Func<double> jitter)
    {
        (Connection, Time, _retry, _budget, _jitter) = (connection, time, retry, budget, jitter);
        _invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        _gate = new SemaphoreSlim(connection.MaxConcurrency);
    }

    /// <summary>Which kintone is spoken to.</summary>
    public KintoneConnection Connection { get; }

    internal TimeProvider Time { get; }

    /// <summary>Sends one request and returns kintone's good answer.</summary>
    /// <param name="request">What to ask.</param>
    /// <param name="cancellationToken">Gives up at once, the request in flight included; a write may then have been carried out.</param>
    /// <exception cref="KintoneApiException">kintone refused, failed or could not be reached, or the request cannot be sent with these credentials.</exception>
    /// <exception cref="OperationCanceledException">Only when <paramref name="cancellationToken"/> says so; a timeout is a <see cref="KintoneApiException"/>.</exception>
    public async Task<KintoneResponse> SendAsync(KintoneRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<Secret> tokens = TokenChoice.For(request, Connection.Credentials);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await SendUntilSettledAsync(request, tokens, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _invoker.Dispose();
        _gate.Dispose();
    }

    private async Task<KintoneResponse> SendUntilSettledAsync(KintoneRequest request, IReadOnlyList<Secret> tokens, CancellationToken cancellationToken)
    {
        bool doubt = false;
        for (int attempt = 1; ; attempt++)
        {
            (KintoneResponse? response, KintoneFailure? failure) = await TryOnceAsync(request, tokens, cancellationToken);
            if (failure is null)
            {
                return new KintoneResponse(response!.Status, response.Json)
                {
                    Content = response.Content,
                    ConcurrencyLimit = response.ConcurrencyLimit,
                    ConcurrencyRunning = response.ConcurrencyRunning,
                    Warning = response.Warning,
                    Attempts = attempt,
                };
            }

            doubt |= failure.LeavesDoubt && request.Safety != RepeatSafety.Read;
            if (_retry.DelayAfter(attempt, request, failure, _jitter()) is not { } delay)
            {
                throw FailureReport.ToException(request, failure, Connection, doubt, attempt);
            }

            // The place at the gate is kept while waiting: fewer in flight is what a busy kintone needs.
            await Task.Delay(delay, Time, cancellationToken);
        }
    }

    private async Task<(KintoneResponse?, KintoneFailure?)> TryOnceAsync(KintoneRequest request, IReadOnlyList<Secret> tokens, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = RequestEncoder.Encode(request, Connection, tokens);
        using var timeout = new CancellationTokenSource(Connection.Timeout, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        cancellationToken.ThrowIfCancellationRequested();
        _budget.Count(request, DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime));
        try
        {
            using HttpResponseMessage answer = await _invoker.SendAsync(message, either.Token);
            return await AnswerReader.ReadAsync(answer, request.IsDownload, Connection.MaxResponseBytes, either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, new KintoneFailure(FailureCause.TimedOut, Exception: exception));
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is HttpRequestException or IOException)
        {
            // Some transports report an aborted connection instead of the cancellation that caused it.
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            return (null, new KintoneFailure(CauseOf(exception), Exception: exception));
        }
        catch (IOException exception)
        {
            return (null, new KintoneFailure(FailureCause.AnswerLost, Exception: exception));
        }
    }

    private static FailureCause CauseOf(HttpRequestException exception) => exception.HttpRequestError switch
    {
        // A resolver that asks to try again is a network failure; a name that does not exist stays unknown however often one asks.
        HttpRequestError.NameResolutionError => exception.InnerException is SocketException { SocketErrorCode: SocketError.TryAgain }
            ? FailureCause.NotConnected
            : FailureCause.HostUnknown,
        HttpRequestError.ConnectionError => FailureCause.NotConnected,
        HttpRequestError.SecureConnectionError => FailureCause.NotSecured,
        HttpRequestError.ProxyTunnelError => FailureCause.ProxyRefused,
        _ => FailureCause.AnswerLost,
    };
}
