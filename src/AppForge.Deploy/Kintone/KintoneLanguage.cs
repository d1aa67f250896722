namespace AppForge.Deploy.Kintone;

/// <summary>The language asked of kintone for its own messages (a user's explicit display language wins over it).</summary>
public enum KintoneLanguage
{
    /// <summary>Japanese (<c>ja</c>).</summary>
    Japanese,

    /// <summary>English (<c>en</c>).</summary>
    English,
}
