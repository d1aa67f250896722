using AppForge.Compiler.Binding;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Rules;

/// <summary>Every name is declared: apps, fields here and in other apps, options, states.</summary>
internal sealed class ReferenceRule : Rule
{
    private static readonly DiagnosticDescriptor UnknownField = DiagnosticDescriptor.Error("AF2101",
        "フィールド「{0}」はこのアプリにありません。", "This app has no field \"{0}\".",
        "fields に足すか、コードを直してください。", "Add it to fields, or correct the code.");

    private static readonly DiagnosticDescriptor UnknownApp = DiagnosticDescriptor.Error("AF2102",
        "アプリ「{0}」はプロジェクトにありません。", "There is no app \"{0}\" in the project.",
        "apps/{0}/app.yaml を作るか、環境の external に書いてください。", "Make apps/{0}/app.yaml, or name it under external in the environments.");

    private static readonly DiagnosticDescriptor UnknownFieldThere = DiagnosticDescriptor.Error("AF2103",
        "フィールド「{0}」は、参照先 {1} にありません。", "The related app {1} has no field \"{0}\".",
        "参照先のコードに合わせてください。", "Use a code of the related app.");

    private static readonly DiagnosticDescriptor UnknownOption = DiagnosticDescriptor.Error("AF2104",
        "「{1}」の選択肢に「{0}」はありません。", "\"{0}\" is no option of \"{1}\".",
        "あるもの: {2}", "There are: {2}");

    private static readonly DiagnosticDescriptor UnknownState = DiagnosticDescriptor.Error("AF2107",
        "ステータス「{0}」はありません。", "There is no status \"{0}\".",
        "あるもの: {1}", "There are: {1}");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [UnknownField, UnknownApp, UnknownFieldThere, UnknownOption, UnknownState];

    public override void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        var external = compilation.Environments.Values.SelectMany(e => e.External.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var app in compilation.Apps.Values)
        {
            foreach (var reference in app.References)
            {
                new Checker(compilation, app, external, diagnostics).Check(reference);
            }
        }
    }

    private sealed class Checker(Compilation compilation, AppModel app, HashSet<string> external, DiagnosticBag diagnostics)
    {
        public void Check(Reference reference)
        {
            switch (reference.Kind)
            {
                case SymbolKind.App when compilation.Find(reference.Name) is null && !external.Contains(reference.Name):
                    diagnostics.ReportWithGuess(UnknownApp, reference.Span, SpellChecker.Guess(reference.Name, compilation.Apps.Keys), reference.Name);
                    break;
                case SymbolKind.Field:
                    CheckField(reference);
                    break;
                case SymbolKind.Option or SymbolKind.State:
                    CheckWord(reference);
                    break;
            }
        }

        private void CheckField(Reference reference)
        {
            // An app that isn't known is reported as such; its fields can't be.
            if (reference.App is null || compilation.ScopeOf(reference.App) is not { } scope || scope.Find(reference.Name) is not null)
            {
                return;
            }

            if (reference.Name.Contains('.', StringComparison.Ordinal) || reference.Name.StartsWith('$'))
            {
                return; // the query checker knows related-record notation and $id
            }

            var near = SpellChecker.Nearest(reference.Name, scope.Codes);
            var descriptor = reference.App == app.Key ? UnknownField : UnknownFieldThere;
            diagnostics.ReportWithGuess(descriptor, reference.Span, near is null ? null : GuessWithPlace(near, reference.App), reference.Name, reference.App);
        }

        private LocalizedText GuessWithPlace(string near, string appKey)
        {
            var origin = compilation.Find(appKey)?.Fields.Find(near)?.Origin ?? SourceSpan.None;
            var place = origin.IsNone ? "" : $"{origin.Source.Path}:{origin.StartPosition.Line}:{origin.StartPosition.Column}";
            return place.Length == 0
                ? new($"もしかして「{near}」", $"did you mean \"{near}\"?")
                : new($"もしかして「{near}」（{place}）", $"did you mean \"{near}\" ({place})?");
        }

        private void CheckWord(Reference reference)
        {
            var scope = reference.App is null ? null : compilation.ScopeOf(reference.App);
            var field = reference.Field is { } code ? scope?.Find(code) : null;
            if (reference.Kind == SymbolKind.State || field?.Type == "STATUS")
            {
                ReportUnlessIn(UnknownState, reference, StatesOf(reference.App ?? app.Key));
            }
            else if (field is { Options.IsDefaultOrEmpty: false } && reference.Name.Length > 0)
            {
                if (!field.Options.Contains(reference.Name, StringComparer.Ordinal))
                {
                    diagnostics.ReportWithGuess(UnknownOption, reference.Span, SpellChecker.Guess(reference.Name, field.Options), reference.Name, field.Code, Listed(field.Options));
                }
            }
        }

        private IReadOnlyList<string> StatesOf(string key) =>
            compilation.Find(key) is { } other && ProcessSymbol.Of(other) is { } process ? [.. process.States.Select(s => s.Name)] : [];

        private void ReportUnlessIn(DiagnosticDescriptor descriptor, Reference reference, IReadOnlyList<string> words)
        {
            if (!words.Contains(reference.Name, StringComparer.Ordinal) && (words.Count > 0 || reference.Kind == SymbolKind.State))
            {
                diagnostics.ReportWithGuess(descriptor, reference.Span, SpellChecker.Guess(reference.Name, words), reference.Name, Listed(words));
            }
        }

        private static string Listed(IReadOnlyList<string> words) => words.Count <= 12 ? string.Join(", ", words) : string.Join(", ", words.Take(12)) + " …";
    }
}
