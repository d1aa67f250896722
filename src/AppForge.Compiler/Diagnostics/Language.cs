namespace AppForge.Compiler.Diagnostics;

/// <summary>The languages AppForge speaks. Japanese comes first.</summary>
public enum Language
{
    /// <summary>日本語.</summary>
    Japanese,

    /// <summary>English.</summary>
    English,
}
