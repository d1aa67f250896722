using System.Text.Json.Nodes;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Storage;

/// <summary>A record: its values by the lasting ids of the fields, so that a changed field code changes no record.</summary>
internal sealed class RecordRow
{
    private JsonObject? _values;

    /// <summary>A record as it is to be stored.</summary>
    public RecordRow(long app, long id, long revision, JsonObject values)
        : this(app, id, revision, ReadOnlyMemory<byte>.Empty) => _values = values;

    /// <summary>A record as it is stored.</summary>
    public RecordRow(long app, long id, long revision, ReadOnlyMemory<byte> stored) => (App, Id, Revision, Stored) = (app, id, revision, stored);

    public long App { get; }

    public long Id { get; }

    public long Revision { get; }

    /// <summary>The values as they are stored: whoever only shows them copies them. Empty of a record that was not read.</summary>
    public ReadOnlyMemory<byte> Stored { get; }

    /// <summary>The values, read when they are first asked for.</summary>
    public JsonObject Values => _values ??= JsonText.ParseStored(Stored.Span);
}
