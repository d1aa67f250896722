namespace AppForge.Emulator.Errors;

/// <summary>
/// A message in the languages kintone answers in. Chinese is known for few texts (errors.md): the others fall back to English. The compiler's type of
/// this name speaks the languages of AppForge, which has no Chinese; kintone does.
/// </summary>
internal sealed record LocalizedText(string Ja, string En, string? Zh = null)
{
    public string In(MessageLanguage language) => language switch
    {
        MessageLanguage.English => En,
        MessageLanguage.Chinese => Zh ?? En,
        _ => Ja,
    };
}
