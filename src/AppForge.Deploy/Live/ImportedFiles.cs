using System.Collections.Immutable;
using AppForge.Compiler;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Live;

/// <summary>
/// Puts paths in the place of a live app's files and downloads their contents: <c>customize/desktop/x.js</c>, <c>icon.png</c>. Where the definition names a file of that name at
/// the same place already, its path stays. A name is kintone's to choose, so it is made harmless before it is one of ours.
/// </summary>
/// <param name="download">Gives the content of a file by its key and app id.</param>
/// <param name="decisions">Where a file goes that had to get another name.</param>
internal sealed class ImportedFiles(Func<string, long, Task<ReadOnlyMemory<byte>>> download, ImportDecisions decisions)
{
    private static readonly System.Buffers.SearchValues<char> NotInNames = System.Buffers.SearchValues.Create("<>:\"/\\|?*");

    /// <summary>The app with paths, and the contents by path from the app's folder.</summary>
    public async Task<(AppModel Model, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Contents)> TakeAsync(LiveApp live, AppModel? definition)
    {
        var walk = new Walk(live.Model.Key, decisions);
        var areas = new Dictionary<string, SettingValue>(StringComparer.Ordinal);
        foreach (var area in live.Model.Areas)
        {
            ImmutableArray<string> path = area.Section.Length == 0 ? [] : [.. area.Section.Split('.')];
            areas[area.Name] = walk.Replace(live.Model.Canonical(area)!, definition?.Written(area), area.Shape, path);
        }

        if (walk.Files.Count == 0)
        {
            return (live.Model, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Empty.WithComparers(StringComparer.Ordinal));
        }

        var contents = await Task.WhenAll(walk.Files.Select(async f => (f.Path, Content: await download(f.File.Key, live.Id).ConfigureAwait(false)))).ConfigureAwait(false);
        return (live.Model.With(areas), contents.ToImmutableSortedDictionary(c => c.Path, c => c.Content, StringComparer.Ordinal));
    }

    /// <summary>A name that is one of a file on every system.</summary>
    internal static string Harmless(string name)
    {
        var letters = string.Concat(name.Select(c => char.IsControl(c) || NotInNames.Contains(c) ? '_' : c)).TrimEnd(' ', '.').TrimStart(' ');
        return letters.Length == 0 || letters.Trim('.').Length == 0 || letters.StartsWith('.') || ImportKeys.IsDevice(letters) ? "_" + letters : letters;
    }

    private sealed class Walk(string app, ImportDecisions decisions)
    {
        private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase) { ProjectFiles.AppFile };

        public List<(string Path, LiveFile File)> Files { get; } = [];

        public SettingValue Replace(SettingValue value, SettingValue? written, Shape shape, ImmutableArray<string> path) => (shape, value) switch
        {
            (ScalarShape { Kind: FileKind }, ScalarValue v) => One(v, written, path.Length < 2 ? [] : path[..^2], path.Length < 2 ? null : path[^2]),
            (ListShape { Item: ScalarShape { Kind: FileKind } }, ListValue v) => Many(v, written as ListValue, path[..^1]),
            (_, ObjectValue v) => v.With([.. v.Properties.Select(p => p with { Value = Replace(p.Value, (written as ObjectValue)?[p.Shape.Name], p.Shape.Shape, path.Add(p.Shape.Name)) })]),
            _ => value,
        };

        // The only file of its kind is named after its property.
        private ScalarValue One(ScalarValue value, SettingValue? written, ImmutableArray<string> folder, string? property)
        {
            if (LiveFile.Parse(value.Text) is not { } file)
            {
                return value;
            }

            var path = (written as ScalarValue)?.Text ?? Free(folder, property is null ? file.Name : property + Path.GetExtension(Harmless(file.Name)).ToLowerInvariant());
            Take(path, file);
            return ScalarValue.Of(path);
        }

        private ListValue Many(ListValue value, ListValue? written, ImmutableArray<string> folder)
        {
            var known = (written?.Items ?? []).OfType<ScalarValue>().Select(s => s.Text).Where(t => !AssetKind.IsAddress(t)).ToList();
            return value.With([.. value.Items.Select(i => i is ScalarValue { Text: var text } && LiveFile.Parse(text) is { } file ? ScalarValue.Of(PathOf(file)) : i)]);

            string PathOf(LiveFile file)
            {
                var there = known.FindIndex(k => k[(k.LastIndexOf('/') + 1)..] == file.Name);
                var path = there < 0 ? Free(folder, file.Name) : known[there];
                if (there >= 0)
                {
                    known.RemoveAt(there);
                }

                Take(path, file);
                return path;
            }
        }

        private void Take(string path, LiveFile file)
        {
            _taken.Add(path);
            Files.Add((path, file));
        }

        private string Free(ImmutableArray<string> folder, string name)
        {
            var harmless = Harmless(name);
            if (harmless != name)
            {
                decisions.Add(ImportDecisionKind.FileName, name, app);
            }

            // The same name twice: folders with numbers, since the name itself is compared with kintone's.
            for (var i = 1; ; i++)
            {
                var path = string.Join('/', [.. folder, .. i == 1 ? (string[])[] : [i.ToString(System.Globalization.CultureInfo.InvariantCulture)], harmless]);
                if (!_taken.Contains(path))
                {
                    return path;
                }
            }
        }
    }
}
