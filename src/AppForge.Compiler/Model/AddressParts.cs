namespace AppForge.Compiler.Model;

/// <summary>The parts of an address: dots inside quotes and brackets part nothing.</summary>
public static class AddressParts
{
    /// <summary>The parts, quotes kept.</summary>
    public static IReadOnlyList<string> Of(string address)
    {
        var parts = new List<string>();
        int start = 0, depth = 0;
        var isQuoted = false;
        for (var i = 0; i < address.Length; i++)
        {
            switch (address[i])
            {
                case '\\' when isQuoted:
                    i++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case '[' when !isQuoted:
                    depth++;
                    break;
                case ']' when !isQuoted && depth > 0:
                    depth--;
                    break;
                case '.' when !isQuoted && depth == 0:
                    parts.Add(address[start..i]);
                    start = i + 1;
                    break;
            }
        }

        parts.Add(address[start..]);
        return parts;
    }

    /// <summary>The key that a part stands for.</summary>
    public static string Unquoted(string part) => part.Length >= 2 && part[0] == '"' && part[^1] == '"'
        ? part[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
        : part;

    /// <summary>An address with another last part.</summary>
    public static Address WithLast(Address address, string key)
    {
        var parts = Of(address.Text);
        return new Address(string.Join('.', parts.Take(parts.Count - 1))).Entry(key);
    }
}
