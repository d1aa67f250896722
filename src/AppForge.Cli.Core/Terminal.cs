using AppForge.Compiler.Diagnostics;

namespace AppForge.Cli;

/// <summary>Where a command talks: data on one stream, talk on the other, in one language, with or without colours.</summary>
internal sealed class Terminal
{
    private const string Reset = "\e[0m";
    private readonly CliContext _context;

    /// <summary>A terminal for one run.</summary>
    /// <param name="context">The streams and what is known of them.</param>
    /// <param name="language">The language of messages.</param>
    public Terminal(CliContext context, Language language)
    {
        (_context, Language) = (context, language);
        var wanted = context.Variable("NO_COLOR") is null && context.Variable("TERM") != "dumb";
        IsOutPainted = wanted && context.IsOutTerminal;
        IsErrorPainted = wanted && context.IsErrorTerminal;
    }

    /// <summary>The language of messages.</summary>
    public Language Language { get; }

    /// <summary>The streams and the rest of the surroundings.</summary>
    public CliContext Context => _context;

    /// <summary>The cells of a line.</summary>
    public int Width => _context.Width;

    /// <summary>Whether data is painted.</summary>
    public bool IsOutPainted { get; }

    /// <summary>Whether talk is painted.</summary>
    public bool IsErrorPainted { get; }

    /// <summary>A text in the language of this run.</summary>
    public string Say(string japanese, string english) => Language == Language.Japanese ? japanese : english;

    /// <summary>Writes data.</summary>
    public void Write(string text) => _context.Out.Write(text);

    /// <summary>Writes a line of data.</summary>
    public void WriteLine(string text) => _context.Out.Write(text + "\n");

    /// <summary>Writes a line of talk.</summary>
    public void Note(string japanese, string english) => NoteLine(Say(japanese, english));

    /// <summary>Writes a line of talk that is already in the right language.</summary>
    public void NoteLine(string text) => _context.Error.Write(text + "\n");

    /// <summary>Says what went wrong.</summary>
    public void NoteError(LocalizedText text) =>
        NoteLine(Painted(Paint.Red, Say("エラー", "error"), IsErrorPainted) + ": " + text.In(Language));

    /// <summary>Paints a piece of data where data is painted.</summary>
    public string PaintOut(Paint paint, string text) => Painted(paint, text, IsOutPainted);

    /// <summary>Puts a piece of text into a colour.</summary>
    public static string Painted(Paint paint, string text, bool isPainted) => !isPainted || text.Length == 0
        ? text
        : paint switch
        {
            Paint.Bold => "\e[1m" + text + Reset,
            Paint.Dim => "\e[2m" + text + Reset,
            Paint.Green => "\e[32m" + text + Reset,
            Paint.Yellow => "\e[33m" + text + Reset,
            Paint.Red => "\e[31m" + text + Reset,
            Paint.Magenta => "\e[35m" + text + Reset,
            _ => text,
        };

    /// <summary>Asks and takes the answer; null where nobody answers any more.</summary>
    public string? Ask(string question)
    {
        _context.Error.Write(question + " ");
        _context.Error.Flush();
        return _context.In.ReadLine()?.Trim();
    }
}
