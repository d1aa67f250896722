using System.Text;
using AppForge.Emulator.Errors;
using Microsoft.Extensions.Primitives;

namespace AppForge.Emulator.Http;

/// <summary>Password and API-token authentication; a password wins when both are sent. OAuth and sessions are not emulated.</summary>
internal static class Authentication
{
    private const int MaxTokens = 9;

    /// <summary>Who asks what anybody may ask.</summary>
    public static Caller Nobody { get; } = new(new EmulatorUser { Code = "", Password = "" }, []);

    public static Caller Authenticate(IHeaderDictionary headers, EmulatorDirectory directory, TokenBox tokens)
    {
        if (headers.TryGetValue("X-Cybozu-Authorization", out StringValues password))
        {
            return new Caller(LogIn(password.ToString(), directory), []);
        }

        if (headers.TryGetValue("X-Cybozu-API-Token", out StringValues sent))
        {
            EmulatorUser administrator = directory.FindUser("Administrator")!;
            return new Caller(administrator, FindTokens(sent, tokens));
        }

        throw KnownErrors.PleaseLogin();
    }

    private static EmulatorUser LogIn(string header, EmulatorDirectory directory)
    {
        byte[] buffer = new byte[header.Length];
        if (!Convert.TryFromBase64String(header, buffer, out int length))
        {
            throw KnownErrors.WrongPassword();
        }

        string pair = Encoding.UTF8.GetString(buffer, 0, length);
        int colon = pair.IndexOf(':', StringComparison.Ordinal);
        EmulatorUser? user = colon < 0 ? null : directory.FindUser(pair[..colon]);
        return user is { IsSuspended: false } && user.Password == pair[(colon + 1)..] ? user : throw KnownErrors.WrongPassword();
    }

    private static List<EmulatorToken> FindTokens(StringValues sent, TokenBox tokens)
    {
        string[] secrets = [.. sent.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        if (secrets.Length == 0)
        {
            throw KnownErrors.PleaseLogin();
        }

        if (secrets.Length > MaxTokens)
        {
            // Only "an error" is known for the tenth token (limits.md).
            throw KnownErrors.IllegalRequest();
        }

        List<EmulatorToken> found = [.. secrets.Select(secret => tokens.Find(secret) ?? throw KnownErrors.TokenOfAnotherApp())];
        return found.Select(t => t.App).Distinct().Count() == found.Count ? found : throw KnownErrors.TwoTokensOfOneApp();
    }
}
