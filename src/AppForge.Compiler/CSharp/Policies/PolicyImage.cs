using System.Buffers.Binary;

namespace AppForge.Compiler.CSharp.Policies;

/// <summary>The policies of a project, compiled: an assembly and the lines that its code came from.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Symbols">Its portable debug information.</param>
internal sealed record PolicyImage(byte[] Assembly, byte[] Symbols)
{
    /// <summary>Both as one piece.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[sizeof(int) + Assembly.Length + Symbols.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Assembly.Length);
        Assembly.CopyTo(bytes, sizeof(int));
        Symbols.CopyTo(bytes, sizeof(int) + Assembly.Length);
        return bytes;
    }

    /// <summary>Both of one piece; null where it is none.</summary>
    public static PolicyImage? Of(byte[]? bytes) =>
        bytes is { Length: > sizeof(int) } && BinaryPrimitives.ReadInt32LittleEndian(bytes) is > 0 and var length && length <= bytes.Length - sizeof(int)
            ? new(bytes[sizeof(int)..(sizeof(int) + length)], bytes[(sizeof(int) + length)..])
            : null;
}
