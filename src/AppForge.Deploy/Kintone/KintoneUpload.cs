namespace AppForge.Deploy.Kintone;

/// <summary>A file to upload.</summary>
/// <param name="Name">Its name, without folders: what people see.</param>
/// <param name="Content">Its content.</param>
public sealed record KintoneUpload(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>The media type, by the name's ending: kintone hands it on to browsers.</summary>
    internal string MediaType => Path.GetExtension(Name).ToUpperInvariant() switch
    {
        ".JS" or ".MJS" => "text/javascript",
        ".CSS" => "text/css",
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".GIF" => "image/gif",
        ".SVG" => "image/svg+xml",
        ".WEBP" => "image/webp",
        ".BMP" => "image/bmp",
        _ => "application/octet-stream",
    };

    /// <summary>The name as it stands between quotes in a header, escaped as browsers do.</summary>
    internal string NameInHeader => Name.Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    /// <summary>The name and the size; never content.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} ({Content.Length} bytes)");
}
