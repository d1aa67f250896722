namespace AppForge.Cli.Tests.Killed;

/// <summary>What one thing in the server may be after a kill: what was acknowledged last, or what was asked for and not answered.</summary>
/// <param name="Acknowledged">The last value that the server said it has; null for "isn't there".</param>
/// <param name="Asked">The value of the request that was under way; the same as <paramref name="Acknowledged"/> when there was none.</param>
internal sealed record Written(int? Acknowledged, int? Asked)
{
    public bool Allows(int? found) => found == Acknowledged || found == Asked;
}
