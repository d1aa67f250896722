using System.Collections.Concurrent;

namespace AppForge.Emulator.Http;

/// <summary>The API tokens of all apps: those of the directory, and those made later as in kintone's screens.</summary>
internal sealed class TokenBox
{
    private readonly ConcurrentDictionary<string, EmulatorToken> _tokens = new(StringComparer.Ordinal);

    public TokenBox(IEnumerable<EmulatorToken> tokens)
    {
        foreach (EmulatorToken token in tokens)
        {
            Add(token);
        }
    }

    public void Add(EmulatorToken token) => _tokens[token.Token] = token;

    public EmulatorToken? Find(string secret) => _tokens.GetValueOrDefault(secret);
}
