using AppForge.Compiler.Catalog;
using AppForge.Deploy.Kintone;

namespace AppForge.Deploy.Applying;

/// <summary>Asks kintone for revisions: the cheapest thing that tells whether anything changed (behaviour.md, section Revision).</summary>
/// <param name="api">The tenant.</param>
internal sealed class AppRevisions(KintoneApi api)
{
    /// <summary>The revision of the pre-live settings.</summary>
    public async Task<long> PreLiveAsync(long app, CancellationToken cancellationToken) =>
        KintoneApi.RevisionOf(await api.GetSettingsAsync(KintoneCatalog.General.Resource, app, SettingsStage.PreLive, cancellationToken).ConfigureAwait(false));

    /// <summary>The revision of the live settings; null for an app that was never deployed.</summary>
    public async Task<long?> LiveAsync(long app, CancellationToken cancellationToken)
    {
        try
        {
            return KintoneApi.RevisionOf(await api.GetSettingsAsync(KintoneCatalog.General.Resource, app, SettingsStage.Live, cancellationToken).ConfigureAwait(false));
        }
        catch (KintoneApiException e) when (e.Kind == KintoneErrorKind.NotFound)
        {
            return null;
        }
    }
}
