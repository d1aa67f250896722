using AppForge.Compiler.Query;

namespace AppForge.Compiler.Tests.Query;

/// <summary>Errors as short text: "Code@what is underlined", so that cases show place and kind.</summary>
internal static class ErrorLines
{
    public static string Of(string text, IEnumerable<LanguageError> errors) =>
        string.Join("; ", errors.Select(e => $"{e.Code}@{text.Substring(e.Start, e.Length)}"));
}
