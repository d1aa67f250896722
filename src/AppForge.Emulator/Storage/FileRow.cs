namespace AppForge.Emulator.Storage;

/// <summary>A stored file. An uploaded key only serves to attach, an attached key only to download (behaviour.md, trap 37).</summary>
internal sealed record FileRow(string Key, string Name, string ContentType, byte[] Content, bool Attached, DateTimeOffset CreatedAt, string User);
