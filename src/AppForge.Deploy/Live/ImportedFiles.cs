using System.Collections.Immutable;
using AppForge.Compiler;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;
using AppForge.Deploy.Files;

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
        var keys = live.Model.Areas.SelectMany(a => KeysIn(live.Model.Canonical(a)!, a.Shape)).Distinct(StringComparer.Ordinal);
        var contents = await Task.WhenAll(keys.Select(async k => (Key: k, Content: await download(k, live.Id).ConfigureAwait(false)))).ConfigureAwait(false);
        var walk = new Walk(live.Model.Key, contents.ToDictionary(c => c.Key, c => c.Content, StringComparer.Ordinal), decisions);
        if (contents.Length == 0)
        {
            return (live.Model, walk.Files.ToImmutable());
        }

        var areas = new Dictionary<string, SettingValue>(StringComparer.Ordinal);
        foreach (var area in live.Model.Areas)
        {
            ImmutableArray<string> path = area.Section.Length == 0 ? [] : [.. area.Section.Split('.')];
            areas[area.Name] = walk.Replace(live.Model.Canonical(area)!, definition?.Written(area), area.Shape, path);
        }

        return (live.Model.With(areas), walk.Files.ToImmutable());
    }

    private static IEnumerable<string> KeysIn(SettingValue value, Shape shape) => FilesInSettings.In(value, shape).Select(LiveFile.Parse).OfType<LiveFile>().Select(f => f.Key);

    /// <summary>A name that is one of a file on every system.</summary>
    internal static string Harmless(string name)
    {
        var letters = string.Concat(name.Select(c => char.IsControl(c) || NotInNames.Contains(c) ? '_' : c)).TrimEnd(' ', '.').TrimStart(' ');
        return letters.Length == 0 || letters.Trim('.').Length == 0 || letters.StartsWith('.') || ImportKeys.IsDevice(letters) ? "_" + letters : letters;
    }

    private sealed class Walk(string app, Dictionary<string, ReadOnlyMemory<byte>> contents, ImportDecisions decisions)
    {
        // Paths that differ in case only are one file on some systems.
        private readonly Dictionary<string, string> _spellings = new(StringComparer.OrdinalIgnoreCase) { [ProjectFiles.AppFile] = "" };

        public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Builder Files { get; } = ImmutableSortedDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);

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

            var said = (written as ScalarValue)?.Text;
            return ScalarValue.Of(said is not null && TryTake(said, file) ? said : Free(folder, property is null ? file.Name : property + Path.GetExtension(Harmless(file.Name)).ToLowerInvariant(), file));
        }

        private ListValue Many(ListValue value, ListValue? written, ImmutableArray<string> folder)
        {
            var known = (written?.Items ?? []).OfType<ScalarValue>().Select(s => s.Text).Where(t => !AssetKind.IsAddress(t)).ToList();
            return value.With([.. value.Items.Select(i => i is ScalarValue { Text: var text } && LiveFile.Parse(text) is { } file ? ScalarValue.Of(PathOf(file)) : i)]);

            string PathOf(LiveFile file)
            {
                var there = known.FindIndex(k => k[(k.LastIndexOf('/') + 1)..] == file.Name);
                var said = there < 0 ? null : known[there];
                if (there >= 0)
                {
                    known.RemoveAt(there);
                }

                return said is not null && TryTake(said, file) ? said : Free(folder, file.Name, file);
            }
        }

        // One path may stand for two files of kintone's as long as both hold the same.
        private bool TryTake(string path, LiveFile file)
        {
            if (_spellings.TryGetValue(path, out var taken))
            {
                return taken == path && Files[path].Span.SequenceEqual(contents[file.Key].Span);
            }

            _spellings[path] = path;
            Files[path] = contents[file.Key];
            return true;
        }

        private string Free(ImmutableArray<string> folder, string name, LiveFile file)
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
                if (!_spellings.ContainsKey(path) && TryTake(path, file))
                {
                    return path;
                }
            }
        }
    }
}
