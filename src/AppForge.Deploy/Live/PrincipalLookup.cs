using System.Collections.Immutable;
using AppForge.Deploy.Kintone;

namespace AppForge.Deploy.Live;

/// <summary>
/// Finds out which people, groups and organizations a tenant hides: kintone leaves out of its answers whom it stopped or deleted (settings.md, section 3), so that
/// their absence says nothing about a setting.
/// </summary>
/// <param name="api">The tenant.</param>
internal sealed class PrincipalLookup(KintoneApi api)
{
    private const int MostCodes = 100;
    private const string GuestPrefix = "guest/";

    private static readonly (string Prefix, string Resource)[] Kinds = [("user/", "users"), ("group/", "groups"), ("organization/", "organizations")];

    /// <summary>Looks principals up.</summary>
    /// <param name="principals">As definitions name them: <c>user/x</c>. Guests are in no directory and are passed over.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Those that are stopped, deleted or unknown; and those that couldn't be looked up, since the account may not ask.</returns>
    /// <exception cref="KintoneApiException">kintone is out of reach.</exception>
    public async Task<(ImmutableHashSet<string> Hidden, ImmutableHashSet<string> Unknown)> FindHiddenAsync(IEnumerable<string> principals, CancellationToken cancellationToken)
    {
        var asked = principals.ToHashSet(StringComparer.Ordinal);
        var results = await Task.WhenAll(Kinds.Select(k => FindHiddenAsync(k.Prefix, k.Resource, asked, cancellationToken))).ConfigureAwait(false);
        return (Union(results.Select(r => r.Hidden)), Union(results.Select(r => r.Unknown)));
    }

    private static ImmutableHashSet<string> Union(IEnumerable<IEnumerable<string>> sets) => sets.SelectMany(s => s).ToImmutableHashSet(StringComparer.Ordinal);

    private async Task<(IEnumerable<string> Hidden, IEnumerable<string> Unknown)> FindHiddenAsync(
        string prefix, string resource, IEnumerable<string> principals, CancellationToken cancellationToken)
    {
        var codes = principals.Where(p => p.StartsWith(prefix, StringComparison.Ordinal)).Select(p => p[prefix.Length..])
            .Where(c => !c.StartsWith(GuestPrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        try
        {
            var hidden = new List<string>();
            foreach (var chunk in codes.Chunk(MostCodes))
            {
                await CollectAsync(resource, chunk, hidden, cancellationToken).ConfigureAwait(false);
            }

            return (hidden.Select(c => prefix + c), []);
        }
        catch (KintoneApiException e) when (IsNotAllowed(e))
        {
            return ([], codes.Select(c => prefix + c));
        }
    }

    // One unknown code makes kintone refuse them all: the halves tell which.
    private async Task CollectAsync(string resource, ReadOnlyMemory<string> codes, List<string> hidden, CancellationToken cancellationToken)
    {
        try
        {
            var valid = await api.GetValidCodesAsync(resource, codes.ToArray(), cancellationToken).ConfigureAwait(false);
            hidden.AddRange(codes.ToArray().Where(c => !valid.Contains(c, StringComparer.Ordinal)));
        }
        catch (KintoneApiException e) when (e.Kind == KintoneErrorKind.Refused && !IsNotAllowed(e))
        {
            if (codes.Length == 1)
            {
                hidden.Add(codes.Span[0]);
                return;
            }

            await CollectAsync(resource, codes[..(codes.Length / 2)], hidden, cancellationToken).ConfigureAwait(false);
            await CollectAsync(resource, codes[(codes.Length / 2)..], hidden, cancellationToken).ConfigureAwait(false);
        }
    }

    // A right that is missing answers like a malformed request (users-and-orgs.md, A); a directory that isn't there says nothing about anybody.
    private static bool IsNotAllowed(KintoneApiException failure) =>
        failure.Kind is KintoneErrorKind.Forbidden or KintoneErrorKind.Unauthorized or KintoneErrorKind.NotFound || failure.Code is "CB_IL02" || failure.Code?.StartsWith("CB_NO", StringComparison.Ordinal) == true;
}
