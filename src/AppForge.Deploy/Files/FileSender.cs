using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;
using AppForge.Compiler.Wire;
using AppForge.Deploy.Applying;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Planning;

namespace AppForge.Deploy.Files;

/// <summary>
/// Puts kintone's keys in the place of files before a value is written: a file that the pre-live settings hold keeps its content under the key that a fresh reading
/// tells (settings.md, section 8), any other is uploaded. So a file that didn't change is never sent again.
/// </summary>
/// <param name="api">The tenant.</param>
/// <param name="files">The project's files.</param>
internal sealed class FileSender(KintoneApi api, AppFiles files)
{
    /// <summary>The value with keys that can be sent.</summary>
    /// <param name="plan">The app's plan.</param>
    /// <param name="area">The area.</param>
    /// <param name="value">What is to be written of it.</param>
    /// <param name="id">The app's id.</param>
    /// <param name="names">The names of the tenant.</param>
    /// <param name="cancellationToken">Stops sending.</param>
    /// <exception cref="KintoneApiException">kintone refuses, or a file or the settings changed since the plan was made.</exception>
    public async Task<SettingValue> WithKeysAsync(AppPlan plan, SettingsArea area, SettingValue value, long id, WireNames names, CancellationToken cancellationToken)
    {
        var wanted = FilesInSettings.In(value, area.Shape).ToList();
        if (wanted.Count == 0)
        {
            return value;
        }

        var held = await HeldAsync(plan, area, wanted, id, names, cancellationToken).ConfigureAwait(false);
        var keyed = new List<string>();
        foreach (var text in wanted)
        {
            keyed.Add(held.Take(text) ?? await UploadAsync(plan, LiveFile.Parse(text)!, id, cancellationToken).ConfigureAwait(false));
        }

        var next = keyed.AsEnumerable().GetEnumerator();
        return FilesInSettings.Replace(value, area.Shape, _ => next.MoveNext() ? next.Current : throw new InvalidOperationException("The walk changed."));
    }

    private async Task<HeldFiles> HeldAsync(AppPlan plan, SettingsArea area, List<string> wanted, long id, WireNames names, CancellationToken cancellationToken)
    {
        var planned = plan.Live?.Canonical(area) is { } live ? FilesInSettings.In(live, area.Shape).ToList() : [];
        if (!planned.Exists(wanted.Contains))
        {
            return new([], []);
        }

        var answer = await api.GetSettingsAsync(area.Resource, id, SettingsStage.PreLive, cancellationToken).ConfigureAwait(false);
        var now = new WireReader(names).Read(answer, area) is { } read ? FilesInSettings.In(read, area.Shape).ToList() : [];
        return planned.Count == now.Count && planned.Zip(now).All(p => HeldFiles.MayBeSame(p.First, p.Second))
            ? new(planned, now)
            : throw DeployFailure.ChangedMeanwhile(plan.Key, id);
    }

    private async Task<string> UploadAsync(AppPlan plan, LiveFile file, long id, CancellationToken cancellationToken)
    {
        var (name, content) = files.ContentOf(plan.Desired, file) ?? throw DeployFailure.FileChanged(plan.Key, file.Name);
        var key = await api.UploadFileAsync(new(name, content), id, cancellationToken).ConfigureAwait(false);
        return (file with { Key = key }).ToString();
    }
}
