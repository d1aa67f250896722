using System.Globalization;

namespace AppForge.Emulator.Http;

/// <summary>The language of an answer: the user's own setting first, then the header by its q-values, else Japanese (behaviour.md, "Language of messages").</summary>
internal static class AcceptLanguage
{
    public static MessageLanguage Resolve(MessageLanguage setting, string header) =>
        setting != MessageLanguage.Browser ? setting : FromHeader(header);

    private static MessageLanguage FromHeader(string header) => header.Length == 0 ? MessageLanguage.Japanese : header.Split(',')
        .Select(Read)
        .Where(range => range.Quality > 0 && range.Language != MessageLanguage.Browser)
        .OrderByDescending(range => range.Quality)
        .Select(range => range.Language)
        .FirstOrDefault(MessageLanguage.Japanese);

    private static (MessageLanguage Language, double Quality) Read(string range)
    {
        string[] parts = range.Split(';', StringSplitOptions.TrimEntries);
        string? weight = parts.Skip(1).FirstOrDefault(p => p.StartsWith("q=", StringComparison.OrdinalIgnoreCase));
        double quality = weight is null ? 1
            : double.TryParse(weight[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double q) ? q : 0;
        MessageLanguage language = parts[0].Split('-')[0].Trim() switch
        {
            { } tag when tag.Equals("ja", StringComparison.OrdinalIgnoreCase) => MessageLanguage.Japanese,
            { } tag when tag.Equals("en", StringComparison.OrdinalIgnoreCase) => MessageLanguage.English,
            { } tag when tag.Equals("zh", StringComparison.OrdinalIgnoreCase) => MessageLanguage.Chinese,
            _ => MessageLanguage.Browser,
        };
        return (language, quality);
    }
}
