using System.Text;
using System.Text.Json;

namespace AppForge.Deploy.Applying;

/// <summary>
/// What a run has done and is about to do, a JSON line each, on the disk before the request goes out: whatever happens to this process, what is left to do, or to put back,
/// can be known. Lines are only ever added; several apps may add theirs at a time.
/// </summary>
/// <param name="stream">Where the lines go, at its end; the journal owns it. A file's is flushed to the disk after each line.</param>
/// <param name="time">The clock.</param>
public sealed class RunJournal(Stream stream, TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();

    /// <summary>A journal that nobody keeps: where there is nothing to go on with after a stop.</summary>
    public static RunJournal None => new(Stream.Null, TimeProvider.System);

    /// <summary>Adds a line. When it returns, the line is on the disk.</summary>
    /// <exception cref="IOException">It can't be kept; then nothing may be done either.</exception>
    public void Add(JournalEntry entry)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(entry with { At = time.GetUtcNow() }, JournalJson.Default.JournalEntry);
        lock (_lock)
        {
            stream.Write([.. line, (byte)'\n']);
            if (stream is FileStream file)
            {
                file.Flush(flushToDisk: true);
            }
            else
            {
                stream.Flush();
            }
        }
    }

    /// <summary>Reads a journal. A last line that was cut off by a crash says nothing: what it was about to say hadn't begun.</summary>
    /// <exception cref="JsonException">A whole line holds something else.</exception>
    public static IReadOnlyList<JournalEntry> Read(ReadOnlySpan<byte> text)
    {
        var entries = new List<JournalEntry>();
        while (text.IndexOf((byte)'\n') is >= 0 and var end)
        {
            var line = text[..end];
            text = text[(end + 1)..];
            if (!Encoding.UTF8.GetString(line).AsSpan().Trim().IsEmpty)
            {
                entries.Add(JsonSerializer.Deserialize(line, JournalJson.Default.JournalEntry) ?? throw new JsonException("A line says nothing."));
            }
        }

        return entries;
    }

    /// <inheritdoc />
    public void Dispose() => stream.Dispose();
}
