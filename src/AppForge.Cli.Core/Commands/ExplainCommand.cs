using System.CommandLine;
using AppForge.Cli.Views;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Planning.Findings;
using AppForge.Documents.Templates;

namespace AppForge.Cli.Commands;

/// <summary><c>appforge explain</c>: what a diagnostic means, why it matters, and an example of both; without a code, all of them.</summary>
internal static class ExplainCommand
{
    /// <summary>Every diagnostic of the tool, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [.. DiagnosticListing.All.Concat(EnvironmentResolver.Descriptors).Concat(PlanDiagnostics.All).Concat(TemplateDiagnostics.All).OrderBy(d => d.Code, StringComparer.Ordinal)];

    /// <summary>Declares the command.</summary>
    public static Command Create(CommonOptions options)
    {
        var code = new Argument<string?>("CODE")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = options.Say("診断のコード（AF2103 など。省略時は一覧）", "the code of a diagnostic, such as AF2103 (else the list of all)"),
        };
        code.CompletionSources.Add(_ => All.Select(d => new System.CommandLine.Completions.CompletionItem(d.Code)));
        var format = options.Format("text", "json");
        var command = new Command("explain", options.Say("診断の意味・理由・直し方を例で説明", "explain a diagnostic: what, why and the way out, by example")) { code, format };
        command.SetAction((result, cancellationToken) =>
        {
            var view = new ExplainView(options.Terminal);
            var known = Known(options, result, cancellationToken);
            var chosen = result.GetValue(code) is { } typed ? [Find(typed, known)] : known;
            if (result.GetRequiredValue(format) == "json")
            {
                view.WriteJson(chosen);
            }
            else if (chosen is [var one])
            {
                view.WriteText(one);
            }
            else
            {
                view.WriteList(chosen);
            }

            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    // Inside a project its own rules belong to it.
    private static IReadOnlyList<Explained> Known(CommonOptions options, ParseResult result, CancellationToken cancellationToken)
    {
        var own = options.IsInProject(result)
            ? options.OpenProject(result).Compile(options.Terminal.Context.Compiling, cancellationToken).ProjectRules ?? []
            : [];
        return Explained.Of(All.Concat(own));
    }

    private static Explained Find(string typed, IReadOnlyList<Explained> known)
    {
        if (known.FirstOrDefault(e => e.Code.Equals(typed, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return found;
        }

        var near = SpellChecker.Nearest(typed.ToUpperInvariant(), known.Select(e => e.Code));
        throw StopException.Usage(
            $"コード「{typed}」の診断はありません。" + (near is null ? "appforge explain で一覧を表示します。" : $"もしかして {near}"),
            $"There is no diagnostic {typed}. " + (near is null ? "appforge explain lists all." : $"Did you mean {near}?"));
    }
}
