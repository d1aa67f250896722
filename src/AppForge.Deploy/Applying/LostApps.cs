using AppForge.Compiler.Catalog;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Live;
using AppForge.Deploy.Planning;

namespace AppForge.Deploy.Applying;

/// <summary>
/// Finds an app whose creation got no answer. No list shows an app that was never deployed (behaviour.md, trap 10), but its settings can be asked for by id, and ids only
/// grow: those above all that were known before are looked through. Making it again without looking could make a second one that nobody can delete (trap 11).
/// </summary>
/// <param name="api">The tenant.</param>
internal sealed class LostApps(KintoneApi api)
{
    // Between two apps of the tenant a few ids may be missing: apps that were deleted.
    private const int MostMissing = 30;

    /// <summary>The app, or null where there is none: then it wasn't made.</summary>
    /// <param name="step">What was to be made.</param>
    /// <param name="highest">The highest id that was known before.</param>
    /// <param name="ids">The apps that are known by now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="KintoneApiException">Several might be it, or kintone is out of reach.</exception>
    public async Task<CreatedApp?> FindAsync(CreateAppStep step, long highest, AppIdMap ids, CancellationToken cancellationToken)
    {
        var found = new List<CreatedApp>();
        var missing = 0;
        for (var id = highest + 1; missing < MostMissing; id++)
        {
            var (exists, app) = ids.KeyOf(id) is null ? await LookAsync(step, id, cancellationToken).ConfigureAwait(false) : (true, null);
            missing = exists ? 0 : missing + 1;
            found.AddRange(app is null ? [] : [app]);
        }

        return found.Count <= 1 ? found.FirstOrDefault() : throw DeployFailure.SeveralCreated(step, found.Select(f => f.App));
    }

    private async Task<(bool Exists, CreatedApp? App)> LookAsync(CreateAppStep step, long id, CancellationToken cancellationToken)
    {
        try
        {
            var general = await api.GetSettingsAsync(KintoneCatalog.General.Resource, id, SettingsStage.PreLive, cancellationToken).ConfigureAwait(false);
            var isIt = general.GetProperty("name").GetString() == step.Name && await new AppRevisions(api).LiveAsync(id, cancellationToken).ConfigureAwait(false) is null;
            return (true, isIt ? new(id, KintoneApi.RevisionOf(general)) : null);
        }
        catch (KintoneApiException e) when (e.Kind == KintoneErrorKind.NotFound)
        {
            return (false, null);
        }
        catch (KintoneApiException e) when (e.Kind == KintoneErrorKind.Forbidden || e.IsGuestSpaceApp)
        {
            return (true, null);
        }
    }
}
