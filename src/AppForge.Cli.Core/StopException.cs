using AppForge.Compiler.Diagnostics;

namespace AppForge.Cli;

/// <summary>A command can't go on and knows why: the message is for the person who called it.</summary>
/// <param name="code">What the process ends with; see <see cref="ExitCode"/>.</param>
/// <param name="text">What is wrong and the way out.</param>
internal sealed class StopException(int code, LocalizedText text) : Exception(text.English)
{
    /// <summary>What the process ends with.</summary>
    public int Code { get; } = code;

    /// <summary>What is wrong and the way out.</summary>
    public LocalizedText Text { get; } = text;

    /// <summary>Wrong usage.</summary>
    public static StopException Usage(string japanese, string english) => new(ExitCode.Usage, new(japanese, english));
}
