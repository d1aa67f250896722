using AppForge.Compiler.Diagnostics;

namespace AppForge.Cli;

/// <summary>Which language a run speaks: what <c>--lang</c> says, else the locale. It has to be known before help can be written.</summary>
internal static class LanguageChoice
{
    private const string Option = "--lang";
    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>The language for these arguments; Japanese where neither they nor the locale say anything.</summary>
    public static Language Of(IReadOnlyList<string> arguments, CliContext context) => Said(arguments) switch
    {
        "ja" => Language.Japanese,
        "en" => Language.English,
        _ => OfLocale(LocaleVariables.Select(context.Variable).FirstOrDefault(v => v is not null)),
    };

    private static string? Said(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count && arguments[i] != "--"; i++)
        {
            if (arguments[i] == Option && i + 1 < arguments.Count)
            {
                return arguments[i + 1];
            }

            if (arguments[i].StartsWith(Option + "=", StringComparison.Ordinal) || arguments[i].StartsWith(Option + ":", StringComparison.Ordinal))
            {
                return arguments[i][(Option.Length + 1)..];
            }
        }

        return null;
    }

    // "C" and "POSIX" say that nobody chose.
    private static Language OfLocale(string? locale) =>
        locale is null || locale.StartsWith("ja", StringComparison.OrdinalIgnoreCase) || locale == "POSIX" || locale == "C" || locale.StartsWith("C.", StringComparison.Ordinal)
            ? Language.Japanese
            : Language.English;
}
