namespace AppForge.Documents.Design;

/// <summary>The facts of the cover and of the header and footer.</summary>
/// <param name="Project">業務名, such as 令和8年度 kintone運用・内製化支援業務; may be empty.</param>
/// <param name="Title">The title of the document.</param>
/// <param name="AppKey">The key of the app.</param>
/// <param name="AppName">The name of the app.</param>
/// <param name="Space">The space the app stands in; may be empty.</param>
/// <param name="Version">The version, such as 1.2.</param>
/// <param name="Issued">The date of issue in words, such as 令和8年9月30日.</param>
/// <param name="IssuedDigits">The date of issue in eight digits, for the name of the file.</param>
/// <param name="Client">The client; may be empty.</param>
/// <param name="Contractor">The contractor; may be empty.</param>
/// <param name="Number">文書番号, such as DD-vehicle-trip-1.2.</param>
/// <param name="Classification">The class of secrecy as printed, such as 機密性2; empty when not given.</param>
/// <param name="DefinitionHash">The first 8 digits of the hash of the definition.</param>
public sealed record DocumentCover(
    string Project,
    string Title,
    string AppKey,
    string AppName,
    string Space,
    string Version,
    string Issued,
    string IssuedDigits,
    string Client,
    string Contractor,
    string Number,
    string Classification,
    string DefinitionHash);
