using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AppForge.Deploy.Kintone;

/// <summary>A password or token. Neither text, debugger nor JSON shows it; only the code that builds a request can reveal it.</summary>
[DebuggerDisplay(Mask)]
[DebuggerTypeProxy(typeof(Hidden))]
[JsonConverter(typeof(MaskingConverter))]
public sealed class Secret
{
    /// <summary>What is shown instead of every secret; its length says nothing.</summary>
    public const string Mask = "***";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _value;

    /// <summary>Takes the secret into custody.</summary>
    /// <param name="value">The secret itself.</param>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public Secret(string value)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentException("秘密の値が空です。 / The secret is empty.", nameof(value));
        }

        _value = value;
    }

    /// <summary>Always <see cref="Mask"/>.</summary>
    public override string ToString() => Mask;

    internal string Reveal() => _value;

    private sealed class Hidden(Secret secret)
    {
        public string Value { get; } = secret.ToString();
    }

    private sealed class MaskingConverter : JsonConverter<Secret>
    {
        public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("A secret is never read from JSON: it comes from an environment variable.");

        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(Mask);
    }
}
