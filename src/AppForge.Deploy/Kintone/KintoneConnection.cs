using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Serialization;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Deploy.Kintone;

/// <summary>Everything that says which kintone is spoken to, as whom, and how; values only, printable without secrets.</summary>
public sealed record KintoneConnection
{
    /// <summary>The most requests that kintone lets one domain have in flight.</summary>
    public const int ConcurrencyLimit = 100;

    /// <summary>A connection with the usual manners; the other properties have defaults.</summary>
    /// <param name="baseUri">Scheme and host of the tenant, such as <c>https://example.cybozu.com</c>.</param>
    /// <param name="credentials">Who speaks.</param>
    /// <exception cref="ArgumentException">The address is refused; see <see cref="WhyRefused"/>.</exception>
    public KintoneConnection(Uri baseUri, KintoneCredentials credentials)
    {
        if (WhyRefused(baseUri) is { } why)
        {
            throw new ArgumentException(why.ToString(), nameof(baseUri));
        }

        BaseUri = baseUri;
        Credentials = credentials;
    }

    /// <summary>Scheme and host of the tenant; https, or http for a loopback host.</summary>
    public Uri BaseUri { get; }

    /// <summary>Who speaks.</summary>
    public KintoneCredentials Credentials { get; }

    /// <summary>Names (never values) of the environment variables the credentials came from, for messages about a refused login.</summary>
    public IReadOnlyList<string> CredentialNames { get; init; } = [];

    /// <summary>Basic authentication of the domain, on top of the credentials; <see langword="null"/> where the domain has none.</summary>
    public KintoneCredentials.Password? Basic { get; init; }

    /// <summary>The client certificate for hosts of the form <c>*.s.cybozu.com</c>; the caller owns it.</summary>
    [JsonIgnore]
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>The HTTP proxy; <see langword="null"/> speaks directly, whatever the machine's settings say.</summary>
    /// <exception cref="ArgumentException">The address carries a user name or password: they belong in <see cref="ProxyCredentials"/>.</exception>
    public Uri? Proxy
    {
        get;
        init => field = value is { UserInfo.Length: > 0 }
            ? throw new ArgumentException("プロキシのURLにユーザー名やパスワードを書かないでください。 / The proxy's URL must not carry a user name or password.", nameof(value))
            : value;
    }

    /// <summary>User and password for the proxy, where it asks.</summary>
    public KintoneCredentials.Password? ProxyCredentials { get; init; }

    /// <summary>The guest space that all apps of this connection are in; <see langword="null"/> for ordinary spaces.</summary>
    public long? GuestSpaceId
    {
        get;
        init => field = value is <= 0 ? throw new ArgumentOutOfRangeException(nameof(value), value, "ゲストスペースIDは1以上です。 / A guest space id is 1 or more.") : value;
    }

    /// <summary>The language asked of kintone for its messages.</summary>
    public Language Language { get; init; } = Language.Japanese;

    /// <summary>What the client calls itself in the <c>User-Agent</c> header: visible ASCII and spaces.</summary>
    /// <exception cref="ArgumentException">Another character is in it.</exception>
    public string UserAgent
    {
        get;
        init => field = value.Length > 0 && value.All(c => c is >= ' ' and <= '~') ? value : throw new ArgumentException("Not fit for a header.", nameof(value));
    } = "AppForge";

    /// <summary>How long one attempt may take from the first byte sent to the last byte read.</summary>
    public TimeSpan Timeout
    {
        get;
        init => field = value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = TimeSpan.FromSeconds(60);

    /// <summary>How many requests this client has in flight at most, 1 to <see cref="ConcurrencyLimit"/>.</summary>
    public int MaxConcurrency
    {
        get;
        init => field = value is >= 1 and <= ConcurrencyLimit
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "同時リクエスト数は1から100です。 / Concurrency is 1 to 100.");
    } = 8;

    /// <summary>The largest answer read, in bytes; a larger one is an error instead of a full memory.</summary>
    public int MaxResponseBytes
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 64 * 1024 * 1024;

    /// <summary>Why an address cannot be a kintone's; <see langword="null"/> when it can.</summary>
    /// <param name="baseUri">The address to judge.</param>
    public static LocalizedText? WhyRefused(Uri baseUri)
    {
        if (!baseUri.IsAbsoluteUri || baseUri.Host.Length == 0)
        {
            return new("URLは https://サブドメイン.cybozu.com の形で書いてください。", "Write the URL as https://subdomain.cybozu.com.");
        }

        if (baseUri.UserInfo.Length > 0)
        {
            return new("URLにユーザー名やパスワードを書かないでください。", "The URL must not carry a user name or password.");
        }

        if (baseUri.Scheme != Uri.UriSchemeHttps && !(baseUri.Scheme == Uri.UriSchemeHttp && baseUri.IsLoopback))
        {
            return new(
                $"{baseUri.Scheme}://{baseUri.Host} には接続しません。パスワードやトークンを守るため https を使ってください（http は localhost だけです）。",
                $"{baseUri.Scheme}://{baseUri.Host} is refused: use https, so that passwords and tokens stay secret (http is for localhost only).");
        }

        return baseUri.PathAndQuery.Length > 1 || baseUri.Fragment.Length > 0
            ? new($"URLはホスト名まで（{baseUri.GetLeftPart(UriPartial.Authority)}）にしてください。", $"End the URL after the host: {baseUri.GetLeftPart(UriPartial.Authority)}.")
            : null;
    }

    /// <summary>Where this connection leads; no credentials.</summary>
    public override string ToString() =>
        BaseUri.GetLeftPart(UriPartial.Authority) + (GuestSpaceId is { } id ? "/k/guest/" + id.ToString(CultureInfo.InvariantCulture) : "");
}
