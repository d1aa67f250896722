using System.Collections.Frozen;

namespace AppForge.Deploy.Kintone;

/// <summary>How a client proves who it is: by a user's password or by API tokens, never both (kintone would ignore the tokens).</summary>
public abstract record KintoneCredentials
{
    private const int VisibleFrom = '!';
    private const int VisibleTo = '~';

    private KintoneCredentials()
    {
    }

    /// <summary>Login name and password of a kintone user without two-factor authentication.</summary>
    /// <param name="User">The login name.</param>
    /// <param name="Secret">The password.</param>
    public sealed record Password(string User, Secret Secret) : KintoneCredentials;

    /// <summary>API tokens, one for each app. kintone records what they do as Administrator, and some APIs refuse them.</summary>
    public sealed record ApiTokens : KintoneCredentials
    {
        /// <summary>Takes the tokens over.</summary>
        /// <param name="tokenOf">The token of each app, by app id.</param>
        /// <exception cref="ArgumentException">A token holds a character that cannot stand in a header (a space, a comma, a line break).</exception>
        public ApiTokens(IReadOnlyDictionary<long, Secret> tokenOf)
        {
            foreach ((long app, Secret token) in tokenOf)
            {
                if (!token.Reveal().All(c => c is >= (char)VisibleFrom and <= (char)VisibleTo and not ','))
                {
                    throw new ArgumentException(
                        $"アプリ {app} のAPIトークンに使えない文字（空白・改行・カンマなど）が含まれています。 / The API token of app {app} holds a character that no token has (space, line break, comma …).",
                        nameof(tokenOf));
                }
            }

            TokenOf = tokenOf.ToFrozenDictionary();
        }

        /// <summary>The token of each app, by app id.</summary>
        public IReadOnlyDictionary<long, Secret> TokenOf { get; }
    }
}
