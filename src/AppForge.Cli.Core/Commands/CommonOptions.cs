using System.CommandLine;
using AppForge.Cli.Projects;

namespace AppForge.Cli.Commands;

/// <summary>The options that several commands share, and what they run with.</summary>
internal sealed class CommonOptions
{
    /// <summary>Makes the options; their descriptions are in the terminal's language.</summary>
    public CommonOptions(Terminal terminal)
    {
        Terminal = terminal;
        Project = new("--project") { HelpName = "DIR", Recursive = true, Description = Say("プロジェクトのフォルダ（省略時は今の場所から上へ探す）", "the project's folder (else searched upwards from here)") };
        Lang = new("--lang") { HelpName = "ja|en", Recursive = true, Description = Say("メッセージの言語", "language of messages") };
        Accept(Lang, "ja", "en");
        Help = new("--help", "-h", "-?") { Recursive = true, Description = Say("使い方を表示", "show help"), Arity = ArgumentArity.Zero };
    }

    /// <summary>Where commands talk.</summary>
    public Terminal Terminal { get; }

    /// <summary><c>--project</c>.</summary>
    public Option<string> Project { get; }

    /// <summary><c>--help</c>.</summary>
    public Option<bool> Help { get; }

    /// <summary>The options of every command.</summary>
    public IEnumerable<Option> Everywhere => [Project, Lang, Help];

    private Option<string> Lang { get; }

    /// <summary>A text in the language of this run.</summary>
    public string Say(string japanese, string english) => Terminal.Say(japanese, english);

    /// <summary><c>--format</c>, with the formats of a command; the first is the default.</summary>
    public Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format") { HelpName = string.Join('|', formats), Description = Say("出力の形", "form of the output"), DefaultValueFactory = _ => formats[0] };
        Accept(option, formats);
        return option;
    }

    /// <summary>An option without a value.</summary>
    public static Option<bool> Switch(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary><c>--yes</c> and <c>--yes=ENV</c>; both belong into the command.</summary>
    public (Option<bool> Yes, Option<string> YesFor) Yes() => (
        Switch(YesAnswer.Option, Say("確認に「はい」と答える（保護された環境では --yes=ENV）", "answer yes (--yes=ENV for a protected environment)")),
        new(YesAnswer.OptionWithName) { Hidden = true });

    /// <summary><c>ENV</c>.</summary>
    public Argument<string> Environment() => new("ENV") { Description = Say("環境（environments/ENV.yaml、または local）", "the environment (environments/ENV.yaml, or local)") };

    /// <summary><c>APP…</c>.</summary>
    public Argument<string[]> Apps() => new("APP") { Arity = ArgumentArity.ZeroOrMore, Description = Say("アプリのキー（省略時はすべて）", "keys of apps (else all)") };

    /// <summary><c>--since</c>.</summary>
    public Option<string> Since() => new("--since") { HelpName = "REF", Description = Say("git の REF から定義が変わったアプリだけ", "only apps whose definitions changed since a git reference") };

    /// <summary><c>--refresh</c>.</summary>
    public Option<bool> Refresh() => Switch("--refresh", Say("前に取得した設定を使わず、すべて取得し直す", "read everything anew, whatever was read before"));

    /// <summary>Whether there is a project: for commands that need none.</summary>
    public bool IsInProject(ParseResult result) => result.GetValue(Project) is not null || ProjectFolder.Find(Terminal.Context.WorkingFolder) is not null;

    /// <summary>Opens the project that the arguments mean.</summary>
    public ProjectFolder OpenProject(ParseResult result)
    {
        var project = ProjectFolder.Open(Terminal.Context, result.GetValue(Project));
        foreach (var path in project.Skipped)
        {
            Terminal.Note($"注意: {path} はリンクなので読みません。", $"note: {path} is a link and isn't read.");
        }

        return project;
    }

    private void Accept(Option<string> option, params string[] words) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && !words.Contains(token.Value, StringComparer.Ordinal))
        {
            var possible = string.Join(", ", words);
            result.AddError(Say($"{option.Name} に「{token.Value}」は使えません。選べるもの: {possible}", $"{option.Name} doesn't take \"{token.Value}\". Possible: {possible}"));
        }
    });
}
