using System.Net;
using System.Net.Security;

namespace AppForge.Deploy.Kintone;

/// <summary>The real network, set up as a connection asks.</summary>
public static class KintoneTransport
{
    private static TimeSpan ConnectionLifetime { get; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// A handler for <see cref="KintoneClient"/>: no redirects (credentials go to one host only), no cookies (a session would be another identity),
    /// no proxy but the connection's. The caller disposes it.
    /// </summary>
    /// <param name="connection">The connection it serves.</param>
    public static HttpMessageHandler Open(KintoneConnection connection)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = connection.MaxConcurrency,
            PooledConnectionLifetime = ConnectionLifetime,
            ActivityHeadersPropagator = null,
            UseProxy = connection.Proxy is not null,
        };
        if (connection.Proxy is { } proxy)
        {
            handler.Proxy = new WebProxy(proxy, BypassOnLocal: true)
            {
                Credentials = connection.ProxyCredentials is { } login ? new NetworkCredential(login.User, login.Secret.Reveal()) : null,
            };
        }

        if (connection.ClientCertificate is { } certificate)
        {
            handler.SslOptions = new SslClientAuthenticationOptions
            {
                ClientCertificates = [certificate],
                LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate,
            };
        }

        return handler;
    }
}
