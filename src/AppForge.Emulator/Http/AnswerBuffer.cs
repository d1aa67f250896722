using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Http;

/// <summary>
/// The bytes of an answer that is written piece by piece. A page of a hundred records is an array that the runtime collects at a price: it is lent, and
/// given back when the answer is sent.
/// </summary>
internal sealed class AnswerBuffer : IDisposable
{
    private const int InitialSize = 4096;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int _length;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Bytes that are JSON, or a part of it.</summary>
    public void Add(ReadOnlySpan<byte> json)
    {
        if (_bytes.Length - _length < json.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + json.Length));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        json.CopyTo(_bytes.AsSpan(_length));
        _length += json.Length;
    }

    public void Add(JsonNode? value) => Add(value is null ? "null"u8 : JsonText.WriteUtf8(value));

    /// <summary>A text, as JSON writes it.</summary>
    public void AddText(string text)
    {
        Add("\""u8);
        Add(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        Add("\""u8);
    }

    public void AddNumber(long number)
    {
        Span<byte> digits = stackalloc byte[20];
        number.TryFormat(digits, out int length, provider: System.Globalization.CultureInfo.InvariantCulture);
        Add(digits[..length]);
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
            _length = 0;
        }
    }
}
