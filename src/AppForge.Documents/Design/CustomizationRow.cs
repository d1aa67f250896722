namespace AppForge.Documents.Design;

/// <summary>A file or an address of JavaScript or CSS.</summary>
/// <param name="Device">端末: PC, モバイル.</param>
/// <param name="Language">種類: JavaScript, CSS.</param>
/// <param name="Asset">The path or the address.</param>
/// <param name="Size">大きさ in bytes; empty for an address.</param>
/// <param name="Digest">The first digits of the SHA-256 of the content; empty for an address.</param>
public sealed record CustomizationRow(string Device, string Language, string Asset, string Size, string Digest);
