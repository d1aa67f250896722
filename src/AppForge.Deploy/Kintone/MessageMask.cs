using System.Text.Json;
using System.Text.RegularExpressions;

namespace AppForge.Deploy.Kintone;

/// <summary>Takes record values and secrets out of kintone's messages: it quotes what it was sent.</summary>
internal sealed partial class MessageMask
{
    private readonly List<string> _values;
    private readonly bool _masksQuotations;

    public MessageMask(KintoneRequest request, IEnumerable<Secret> secrets)
    {
        var values = new HashSet<string>(secrets.Select(secret => secret.Reveal()), StringComparer.Ordinal);
        _masksQuotations = request.CarriesRecordValues;
        if (_masksQuotations && request.Body is { } body)
        {
            // Only up here are these names kintone's; further down a field may be called so.
            foreach (JsonProperty property in body.EnumerateObject().Where(p => p.Name is not ("app" or "id" or "ids" or "revision" or "revisions")))
            {
                AddValues(values, property.Value);
            }
        }

        if (_masksQuotations)
        {
            values.UnionWith(request.Parameters.Where(p => p.Name is not ("app" or "id" or "ids")).SelectMany(p => p.Values).Where(v => v.Length > 0));
        }

        // The longest first, or the rest of a value that begins with a shorter one would stay.
        _values = [.. values.OrderByDescending(value => value.Length).ThenBy(value => value, StringComparer.Ordinal)];
    }

    public string Apply(string message)
    {
        foreach (string value in _values)
        {
            message = message.Replace(value, Secret.Mask, StringComparison.Ordinal);
        }

        return _masksQuotations ? Quotation.Replace(message, Secret.Mask) : message;
    }

    // Greedy on purpose: a value may itself hold a quotation mark.
    [GeneratedRegex("\".*\"|「.*」|'.*'", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Quotation { get; }

    private static void AddValues(HashSet<string> values, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    AddValues(values, property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    AddValues(values, item);
                }

                break;
            case JsonValueKind.String or JsonValueKind.Number when element.ToString() is { Length: > 0 } text:
                values.Add(text);
                break;
            default:
                break;
        }
    }
}
