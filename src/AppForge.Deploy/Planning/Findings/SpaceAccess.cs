using System.Collections.Immutable;
using System.Text.Json;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Deploy.Kintone;

namespace AppForge.Deploy.Planning.Findings;

/// <summary>
/// Finds whether the account may make apps in a space: its members may, or its administrators only (behaviour.md, Rights needed). Whether it may make apps at all no API tells.
/// </summary>
/// <param name="api">The tenant.</param>
internal sealed class SpaceAccess(KintoneApi api)
{
    private const string OnlyAdministrators = "ADMIN";

    /// <summary>What keeps the account from making apps in some spaces; a space that nothing is known against isn't among them. API tokens can't make any, and aren't asked with.</summary>
    public async Task<ImmutableDictionary<long, DiagnosticDescriptor>> FindAsync(IEnumerable<long> spaces, CancellationToken cancellationToken)
    {
        if (api.Client.Connection.Credentials is not KintoneCredentials.Password login)
        {
            return ImmutableDictionary<long, DiagnosticDescriptor>.Empty;
        }

        var found = await Task.WhenAll(spaces.Distinct().Select(async s => (Space: s, Why: await WhyNotAsync(s, login.User, cancellationToken).ConfigureAwait(false)))).ConfigureAwait(false);
        return found.Where(f => f.Why is not null).ToImmutableDictionary(f => f.Space, f => f.Why!);
    }

    /// <summary>The finding about a new app.</summary>
    public static ImmutableArray<PlanFinding> Of(AppPlan app, ImmutableDictionary<long, DiagnosticDescriptor> refused) => app is { IsNew: true, Place.Space: var space } && refused.TryGetValue(space, out var why)
        ? [new(why, Address.OfApp(app.Key), Detail: LocalizedText.Same(space.ToString(System.Globalization.CultureInfo.InvariantCulture)))]
        : [];

    private async Task<DiagnosticDescriptor?> WhyNotAsync(long space, string user, CancellationToken cancellationToken)
    {
        var (settings, members) = (AskAsync("space.json", space, cancellationToken), AskAsync("space/members.json", space, cancellationToken));
        await Task.WhenAll(settings, members).ConfigureAwait(false);
        if (await settings.ConfigureAwait(false) is not { } told)
        {
            return PlanDiagnostics.SpaceHidden;
        }

        if (await members.ConfigureAwait(false) is not { } list)
        {
            return null;
        }

        var isLimited = told.TryGetProperty("permissions", out var permissions) && permissions.TryGetProperty("createApp", out var who) && who.ValueEquals(OnlyAdministrators);
        var me = list.GetProperty("members").EnumerateArray().Where(m => m.GetProperty("entity") is var entity && entity.GetProperty("type").ValueEquals("USER")
            && string.Equals(entity.GetProperty("code").GetString(), user, StringComparison.OrdinalIgnoreCase));
        return me.Any(m => !isLimited || m.GetProperty("isAdmin").GetBoolean()) ? null : PlanDiagnostics.SpaceForbids;
    }

    private async Task<JsonElement?> AskAsync(string path, long space, CancellationToken cancellationToken)
    {
        try
        {
            return (await api.Client.SendAsync(KintoneRequest.Get(path, KintoneParameter.Of("id", space)), cancellationToken).ConfigureAwait(false)).Json;
        }
        catch (KintoneApiException e) when (e.Kind is KintoneErrorKind.Forbidden or KintoneErrorKind.NotFound or KintoneErrorKind.Refused)
        {
            return null;
        }
    }
}
