using AppForge.Compiler.Catalog;
using AppForge.Deploy.Kintone;

namespace AppForge.Deploy.Live;

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
            return KintoneApi.RevisionOf(await LiveSettingsAsync(app, cancellationToken).ConfigureAwait(false));
        }
        catch (KintoneApiException e) when (e.Kind == KintoneErrorKind.NotFound)
        {
            return null;
        }
    }

    // Who manages an app without a right to its records may read nothing live but the fields (behaviour.md, Rights needed); they carry the same revision.
    private async Task<System.Text.Json.JsonElement> LiveSettingsAsync(long app, CancellationToken cancellationToken)
    {
        try
        {
            return await api.GetSettingsAsync(KintoneCatalog.General.Resource, app, SettingsStage.Live, cancellationToken).ConfigureAwait(false);
        }
        catch (KintoneApiException e) when (e.Kind == KintoneErrorKind.Forbidden)
        {
            return await api.GetSettingsAsync(KintoneCatalog.Fields.Resource, app, SettingsStage.Live, cancellationToken).ConfigureAwait(false);
        }
    }
}
