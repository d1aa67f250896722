namespace AppForge.Emulator;

/// <summary>The language of kintone's messages, and of a user's setting.</summary>
public enum MessageLanguage
{
    /// <summary>Follow the request's <c>Accept-Language</c>; without one, Japanese.</summary>
    Browser,

    /// <summary>Japanese.</summary>
    Japanese,

    /// <summary>English.</summary>
    English,

    /// <summary>Simplified Chinese; a text not known in Chinese is given in English.</summary>
    Chinese,
}
