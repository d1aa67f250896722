using System.Globalization;
using System.Text;

namespace AppForge.Emulator.Tests.Robustness;

/// <summary>An answer as it came over the wire.</summary>
internal sealed record RawReply(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public static RawReply Of(byte[] bytes)
    {
        string text = Encoding.UTF8.GetString(bytes);
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        string[] lines = (end < 0 ? text : text[..end]).Split("\r\n");
        int status = lines[0].Split(' ') is [_, { } code, ..] ? int.Parse(code, CultureInfo.InvariantCulture) : 0;
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines.Skip(1))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return new RawReply(status, headers, end < 0 ? "" : text[(end + 4)..]);
    }
}
