using System.Globalization;
using AppForge.Compiler;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Live;

namespace AppForge.Deploy.Files;

/// <summary>
/// Makes files comparable: both the project's (paths) and kintone's (keys that change with each reading) become name, size and digest of the content, so that equal
/// texts are equal files and nothing that compares knows of files. The central type of this folder.
/// </summary>
/// <param name="api">The tenant.</param>
/// <param name="read">Reads a file of the project by its path from the project's folder.</param>
/// <param name="cache">What is known of the tenant's files already.</param>
public sealed class AppFiles(KintoneApi api, Func<string, ReadOnlyMemory<byte>> read, DigestCache cache)
{
    /// <summary>An app with its paths replaced by what kintone will say of the files, and their content's digest.</summary>
    public AppModel Described(AppModel app) => FilesInSettings.Replace(app, (_, text) => FileKind.IsPath(text) ? Describe(app.Key, text).ToString() : text);

    /// <summary>
    /// A live app with the keys of its files replaced by digests. A file is downloaded only where the app wants one of that name and size and the cache doesn't know it;
    /// any other can't be equal, and is known by its place.
    /// </summary>
    /// <param name="live">The app, as it was read.</param>
    /// <param name="wanted">The app as it shall be, with described files; null where nothing is compared.</param>
    /// <param name="stage">The stage it was read from.</param>
    /// <param name="cancellationToken">Stops downloading.</param>
    /// <exception cref="KintoneApiException">A file can't be read.</exception>
    public Task<LiveApp> SeenAsync(LiveApp live, AppModel? wanted, SettingsStage stage, CancellationToken cancellationToken) =>
        SeenAsync(live, wanted is null ? [] : [wanted], stage, cancellationToken);

    /// <summary>The same, to be compared with several: what was, what shall be.</summary>
    /// <exception cref="KintoneApiException">A file can't be read.</exception>
    public async Task<LiveApp> SeenAsync(LiveApp live, IReadOnlyCollection<AppModel> wanted, SettingsStage stage, CancellationToken cancellationToken)
    {
        var files = FilesOf(live.Model);
        if (files.Count == 0)
        {
            return live;
        }

        var ours = NamesOf(wanted);
        var known = cache.Of(live, stage);
        var seen = await Task.WhenAll(files.Select(f => SeeAsync(live, f, ours, known, cancellationToken))).ConfigureAwait(false);
        cache.Keep(live, stage, files.Zip(seen, (f, s) => KeyValuePair.Create(f.Place, s)).Where(p => p.Value.Digest is not null));
        var next = seen.AsEnumerable().GetEnumerator();
        return live with { Model = FilesInSettings.Replace(live.Model, (_, _) => next.MoveNext() ? next.Current.ToString() : throw new InvalidOperationException("The walk changed.")) };
    }

    /// <summary>Whether a file would have to be downloaded to be compared: the keys of answers that were kept are old.</summary>
    internal bool NeedsDownload(LiveApp live, IReadOnlyCollection<AppModel> wanted, SettingsStage stage)
    {
        var (ours, known) = (NamesOf(wanted), cache.Of(live, stage));
        return FilesOf(live.Model).Any(f => ours.Contains((f.File.Name, f.File.Size)) && Remembered(f, known) is null);
    }

    private static HashSet<(string Name, long Size)> NamesOf(IEnumerable<AppModel> apps) => apps.SelectMany(FilesOf).Select(f => (f.File.Name, f.File.Size)).ToHashSet();

    private static LiveFile? Remembered(FilePlace place, IReadOnlyDictionary<string, LiveFile> known) =>
        known.GetValueOrDefault(place.Place) is { } there && there.Name == place.File.Name && there.Size == place.File.Size ? there : null;

    /// <summary>The path of a described file among those that an app's definition names; null where its content is another now.</summary>
    internal (string Name, ReadOnlyMemory<byte> Content)? ContentOf(AppModel app, LiveFile described)
    {
        foreach (var path in app.Scalars.Where(s => s.Kind is FileKind && FileKind.IsPath(s.Value.Text)).Select(s => s.Value.Text).Distinct(StringComparer.Ordinal))
        {
            if (NameOf(path) == described.Name && read(ProjectFiles.FolderOf(app.Key) + path) is var content && LiveFile.OfContent(content.Span, described.Name) == described)
            {
                return (described.Name, content);
            }
        }

        return null;
    }

    private static List<FilePlace> FilesOf(AppModel app) => [.. FilesInSettings.Areas
        .Where(a => app.Canonical(a) is not null)
        .SelectMany(a => FilesInSettings.In(app.Canonical(a)!, a.Shape).Select((text, i) => (Area: a, File: LiveFile.Parse(text), Index: i)))
        .Where(f => f.File is not null)
        .Select(f => new FilePlace(f.Area.Name, f.Index, f.File!))];

    private async Task<LiveFile> SeeAsync(
        LiveApp live, FilePlace place, HashSet<(string Name, long Size)> ours, IReadOnlyDictionary<string, LiveFile> known, CancellationToken cancellationToken)
    {
        var file = place.File;
        if (!ours.Contains((file.Name, file.Size)))
        {
            return file.AtPlace(place.Index);
        }

        if (Remembered(place, known) is { } remembered)
        {
            return remembered;
        }

        var content = await api.DownloadFileAsync(file.Key, live.Id, cancellationToken).ConfigureAwait(false);
        return content.Length == file.Size ? LiveFile.OfContent(content.Span, file.Name) : throw Strange(live, file, content.Length);
    }

    private LiveFile Describe(string app, string path) => LiveFile.OfContent(read(ProjectFiles.FolderOf(app) + path).Span, NameOf(path));

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static KintoneApiException Strange(LiveApp live, LiveFile file, long length)
    {
        var (size, got) = (file.Size.ToString(CultureInfo.InvariantCulture), length.ToString(CultureInfo.InvariantCulture));
        return KintoneApiException.OfDeployment(KintoneErrorKind.Unexpected, new(
            $"アプリ {live.Model.Key}（#{live.Id}）のファイル {file.Name} を正しく取得できませんでした（{size} バイトのはずが {got} バイト）。プロキシなどが割り込んでいないか確認してください。",
            $"The file {file.Name} of the app {live.Model.Key} (#{live.Id}) came wrong ({got} bytes instead of {size}). Check whether a proxy is in between."),
            mayHaveBeenCarriedOut: false);
    }

    private sealed record FilePlace(string Area, int Index, LiveFile File)
    {
        public string Place => FormattableString.Invariant($"{Area}#{Index}");
    }
}
