namespace AppForge.Emulator.Http;

/// <summary>Who sends the request: a user, or API tokens acting as Administrator (behaviour.md, Authentication).</summary>
internal sealed record Caller(EmulatorUser User, IReadOnlyList<EmulatorToken> Tokens)
{
    public bool UsesTokens => Tokens.Count > 0;
}
