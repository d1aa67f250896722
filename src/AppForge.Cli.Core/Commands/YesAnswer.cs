namespace AppForge.Cli.Commands;

/// <summary>
/// <c>--yes</c> answers every question; <c>--yes=ENV</c> also types the name that a protected environment asks for. They are two options to the parser,
/// since an option with a value that may be missing would take the next argument for it.
/// </summary>
/// <param name="Given">Whether either was given.</param>
/// <param name="Environment">The name after <c>=</c>, or null.</param>
internal sealed record YesAnswer(bool Given, string? Environment)
{
    /// <summary>The option without a value.</summary>
    public const string Option = "--yes";

    /// <summary>The option with a value, as the parser sees it.</summary>
    public const string OptionWithName = "--yes-environment";

    /// <summary>The answer among parsed arguments.</summary>
    public static YesAnswer Of(System.CommandLine.ParseResult result, System.CommandLine.Option<bool> yes, System.CommandLine.Option<string> yesFor) =>
        new(result.GetValue(yes) || result.GetValue(yesFor) is not null, result.GetValue(yesFor));

    /// <summary>The arguments with <c>--yes=ENV</c> as the parser wants it.</summary>
    public static string[] Split(string[] arguments) =>
        [.. arguments.Select(a => a.StartsWith(Option + "=", StringComparison.Ordinal) ? OptionWithName + a[Option.Length..] : a)];
}
