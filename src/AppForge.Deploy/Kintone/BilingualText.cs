namespace AppForge.Deploy.Kintone;

/// <summary>One message for people, in the two languages AppForge speaks.</summary>
/// <param name="Japanese">The message in Japanese.</param>
/// <param name="English">The same message in English.</param>
public sealed record BilingualText(string Japanese, string English)
{
    /// <summary>The message in one language.</summary>
    /// <param name="language">The language wanted.</param>
    public string In(KintoneLanguage language) => language == KintoneLanguage.Japanese ? Japanese : English;

    /// <summary>Both languages, Japanese first.</summary>
    public override string ToString() => $"{Japanese} / {English}";

    /// <summary>This message followed by another; <see langword="null"/> adds nothing.</summary>
    internal BilingualText Then(BilingualText? next) =>
        next is null ? this : new BilingualText(Japanese + next.Japanese, $"{English} {next.English}");
}
