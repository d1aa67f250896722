using System.Buffers.Binary;

namespace AppForge.Emulator.Storage;

/// <summary>A value in the order of the index: that of its bytes. Most differ in the first eight, which are compared as one number.</summary>
internal readonly struct SortValue : IComparable<SortValue>
{
    private readonly byte[]? _bytes;
    private readonly ulong _first;

    public SortValue(byte[] bytes)
    {
        _bytes = bytes;
        Span<byte> first = stackalloc byte[sizeof(ulong)];
        bytes.AsSpan(0, Math.Min(bytes.Length, first.Length)).CopyTo(first);
        _first = BinaryPrimitives.ReadUInt64BigEndian(first);
    }

    public int CompareTo(SortValue other) => _first != other._first ? _first.CompareTo(other._first) : _bytes.AsSpan().SequenceCompareTo(other._bytes);
}
