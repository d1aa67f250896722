using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Tests.Incremental;

/// <summary>Edits a project as people (and slips) do: lines are taken out, doubled, moved from file to file, names exchanged; files and apps come, go, move and come back.</summary>
/// <param name="start">The project to start from: what was broken can be mended as it was there.</param>
/// <param name="random">Where choices come from.</param>
internal sealed class RandomEdits(ProjectFiles start, Random random)
{
    private static readonly string[] Strange = [":", "  ", "- ", "\"", "'", "{", "]", "&a ", "*a", "\t", "#", "|\n", "use: ", "null", "　", "：", "role/", "\u0001", "not in (", "\n"];

    private readonly SortedDictionary<string, string> _texts = new(start.Sources.ToDictionary(s => s.Key, s => s.Value.Content), StringComparer.Ordinal);
    private readonly List<string> _words = [.. start.Sources.Values.SelectMany(s => s.Content.Split([' ', '\n', ',', ':', '[', ']', '{', '}', '"', '(', ')'], StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)];
    private readonly Dictionary<string, long> _sizes = new(start.Sizes, StringComparer.Ordinal);

    /// <summary>The edits so far, for the report of a failure.</summary>
    public List<string> Log { get; } = [];

    /// <summary>The project as it is now; every text is a new one, as if it had been read from the disk.</summary>
    public ProjectFiles Files => ProjectFiles.Of(
        _texts.Select(t => new SourceText(t.Key, t.Value)),
        _sizes.Where(s => _texts.ContainsKey(s.Key) || !start.Sources.ContainsKey(s.Key)));

    /// <summary>Makes one edit.</summary>
    public void Next()
    {
        var path = Pick([.. _texts.Keys]);
        switch (random.Next(14))
        {
            case 0:
                Log.Add($"remove {path}");
                _texts.Remove(path);
                break;
            case 1:
                RemoveApp(path);
                break;
            case 2:
                MoveApp(path);
                break;
            case 3 or 4 or 5:
                Mend();
                break;
            case 6:
                Log.Add($"size of {path}");
                _sizes[path] = random.Next(2_000_000);
                break;
            case 7:
                ExchangeName(path);
                break;
            default:
                Write(path, Edited(_texts[path]));
                break;
        }

        if (_texts.Count == 0)
        {
            Mend();
        }
    }

    private void RemoveApp(string path)
    {
        var folder = path[..(path.LastIndexOf('/') + 1)];
        Log.Add($"remove all of {folder}");
        foreach (var inside in _texts.Keys.Where(p => folder.Length > 0 && p.StartsWith(folder, StringComparison.Ordinal)).ToList())
        {
            _texts.Remove(inside);
        }
    }

    private void MoveApp(string path)
    {
        var folder = path[..(path.LastIndexOf('/') + 1)];
        var other = ProjectFiles.FolderOf(random.Next(3) == 0 ? "moved" : Pick(_words).Replace('/', '-').Replace('.', '-'));
        foreach (var inside in _texts.Keys.Where(p => folder.StartsWith(ProjectFiles.AppsFolder, StringComparison.Ordinal) && p.StartsWith(folder, StringComparison.Ordinal)).ToList())
        {
            var there = other + inside[folder.Length..];
            Write(there, _texts[inside]);
            _sizes[there] = _sizes.GetValueOrDefault(inside, 10);
            _texts.Remove(inside);
        }
    }

    private void Mend()
    {
        var broken = start.Sources.Values.Where(s => _texts.GetValueOrDefault(s.Path) != s.Content).ToList();
        if (broken.Count > 0)
        {
            foreach (var source in random.Next(3) == 0 ? broken : [broken[random.Next(broken.Count)]])
            {
                Write(source.Path, source.Content);
            }
        }
    }

    // Everywhere in a file, as a rename does.
    private void ExchangeName(string path)
    {
        var (from, to) = (Pick(_words), Pick(_words));
        Write(path, _texts[path].Replace(from, to, StringComparison.Ordinal));
    }

    private string Edited(string text)
    {
        List<string> lines = [.. text.Split('\n')];
        var at = random.Next(lines.Count);
        switch (random.Next(7))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(random.Next(lines.Count + 1), lines[at]);
                break;
            case 2:
                var other = Pick([.. _texts.Values]).Split('\n');
                lines.Insert(at, other[random.Next(other.Length)]);
                break;
            case 3:
                lines[at] = lines[at].Insert(random.Next(lines[at].Length + 1), Strange[random.Next(Strange.Length)]);
                break;
            default:
                var words = _words.Where(w => lines[at].Contains(w, StringComparison.Ordinal)).ToList();
                lines[at] = words.Count == 0 ? lines[at] + " # " + Pick(_words) : lines[at].Replace(Pick(words), Pick(_words), StringComparison.Ordinal);
                break;
        }

        return string.Join('\n', lines);
    }

    private void Write(string path, string text)
    {
        Log.Add($"write {path}:\n{text}");
        _texts[path] = text;
        if (path.StartsWith(ProjectFiles.AppsFolder, StringComparison.Ordinal) && !start.Sizes.ContainsKey(path))
        {
            _sizes.TryAdd(path, text.Length);
        }
    }

    private string Pick(List<string> all) => all[random.Next(all.Count)];
}
