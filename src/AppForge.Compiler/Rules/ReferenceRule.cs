using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Query;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Rules;

/// <summary>Every name is declared: apps, fields here and in other apps, options, states, plug-ins, and what a translation is of.</summary>
internal sealed class ReferenceRule : AppRule
{
    private static readonly DiagnosticDescriptor UnknownField = DiagnosticDescriptor.Error("AF2101",
        "フィールド「{0}」はこのアプリにありません。", "This app has no field \"{0}\".",
        "fields に足すか、コードを直してください。", "Add it to fields, or correct the code.").Explained(
        "kintone は、ないフィールドを指す設定を拒みます。多くはコードの書き間違いか、片方だけの改名です。",
        "kintone refuses settings that name a field that isn't there. Mostly it is a slip, or a rename in one place only.",
        wrong: """
            titleField: 件目
            fields:
              件名: { type: SINGLE_LINE_TEXT }
            """,
        right: """
            titleField: 件名
            fields:
              件名: { type: SINGLE_LINE_TEXT }
            """);

    private static readonly DiagnosticDescriptor UnknownApp = DiagnosticDescriptor.Error("AF2102",
        "アプリ「{0}」はプロジェクトにありません。", "There is no app \"{0}\" in the project.",
        "apps/{0}/app.yaml を作るか、環境の external に書いてください。", "Make apps/{0}/app.yaml, or name it under external in the environments.").Explained(
        "参照先のアプリがなければ、ルックアップ・関連レコード一覧・アプリアクションは作れません。プロジェクトの外のアプリは、環境の external に ID を書くと指せます。",
        "Without the app there is no lookup, no related records and no app action. An app outside the project is named by its id under external of the environments.",
        wrong: """
            fields:
              車両番号: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: vehicel, relatedKeyField: 番号 } }
            # file: apps/vehicle/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT, unique: true }
            """,
        right: """
            fields:
              車両番号: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: vehicle, relatedKeyField: 番号 } }
            # file: apps/vehicle/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT, unique: true }
            """);

    private static readonly DiagnosticDescriptor UnknownFieldThere = DiagnosticDescriptor.Error("AF2103",
        "フィールド「{0}」は、参照先 {1} にありません。", "The related app {1} has no field \"{0}\".",
        "参照先のコードに合わせてください。", "Use a code of the related app.").Explained(
        "参照先のフィールドは、参照先のアプリの定義にあるコードで書きます。参照先で改名すると、ここも直さなければ反映できません。",
        "Fields of the related app go by the codes of its definition. When one is renamed there, it has to be corrected here.",
        wrong: """
            fields:
              車両番号: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: vehicle, relatedKeyField: 番 } }
            # file: apps/vehicle/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT, unique: true }
            """,
        right: """
            fields:
              車両番号: { type: SINGLE_LINE_TEXT, lookup: { relatedApp: vehicle, relatedKeyField: 番号 } }
            # file: apps/vehicle/app.yaml
            fields:
              番号: { type: SINGLE_LINE_TEXT, unique: true }
            """);

    private static readonly DiagnosticDescriptor UnknownOption = DiagnosticDescriptor.Error("AF2104",
        "「{1}」の選択肢に「{0}」はありません。", "\"{0}\" is no option of \"{1}\".",
        "あるもの: {2}", "There are: {2}").Explained(
        "ない選択肢を初期値や条件に書くと、kintone が拒みます。",
        "kintone refuses initial values and conditions that name an option that isn't there.",
        wrong: """
            fields:
              区分: { type: DROP_DOWN, options: [公務, 研修], defaultValue: 講習 }
            """,
        right: """
            fields:
              区分: { type: DROP_DOWN, options: [公務, 研修], defaultValue: 研修 }
            """);

    private static readonly DiagnosticDescriptor UnknownState = DiagnosticDescriptor.Error("AF2107",
        "ステータス「{0}」はありません。", "There is no status \"{0}\".",
        "あるもの: {1}", "There are: {1}").Explained(
        "ないステータスへ進むアクションや、ないステータスを使った条件を、kintone は拒みます。",
        "kintone refuses actions to a status that isn't there, and conditions that name one.",
        wrong: """
            process:
              states: { 起票: , 完了: }
              actions: [{ name: 終える, from: 起票, to: 完成 }]
            """,
        right: """
            process:
              states: { 起票: , 完了: }
              actions: [{ name: 終える, from: 起票, to: 完了 }]
            """);

    private static readonly DiagnosticDescriptor UnknownPlugin = DiagnosticDescriptor.Error("AF2112",
        "プラグイン「{0}」はプロジェクトの台帳にありません。", "The project's register has no plug-in \"{0}\".",
        "appforge.yaml の plugins に名称とIDを書いてください。", "Add it with its name and id under plugins in appforge.yaml.").Explained(
        "承認されたプラグインだけを使うように、プラグインは台帳にある名前で書きます。",
        "Plug-ins go by their names in the register, so that only approved ones are used.",
        wrong: """
            plugins: [map]
            """,
        right: """
            plugins: [map]
            # file: appforge.yaml
            name: 例
            plugins:
              map: { name: 地図, id: abcdefghijklmnopabcdefghijklmnop }
            """);

    private static readonly DiagnosticDescriptor UnknownName = DiagnosticDescriptor.Error("AF2113",
        "{0}「{1}」はこのアプリにありません。", "This app has no {0} \"{1}\".",
        "あるもの: {2}", "There are: {2}").Explained(
        "翻訳などが指す一覧・グラフ・アクションの名前が、定義のどれとも合いません。",
        "What is translated (a view, a report, an action) goes by its name in the definition.",
        wrong: """
            views:
              一覧: { type: LIST }
            translations: { en: { views: { 全件: All } } }
            """,
        right: """
            views:
              一覧: { type: LIST }
            translations: { en: { views: { 一覧: All } } }
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [UnknownField, UnknownApp, UnknownFieldThere, UnknownOption, UnknownState, UnknownPlugin, UnknownName];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var checker = new Checker(compilation, app, diagnostics);
        foreach (var reference in app.References)
        {
            checker.Check(reference);
        }
    }

    private sealed class Checker(Compilation compilation, AppModel app, DiagnosticBag diagnostics)
    {
        public void Check(Reference reference)
        {
            switch (reference.Kind)
            {
                case SymbolKind.App when !compilation.IsKnownApp(reference.Name):
                    diagnostics.ReportWithGuess(UnknownApp, reference.Span, SpellChecker.Guess(reference.Name, compilation.Apps.Keys), reference.Name);
                    break;
                case SymbolKind.Field:
                    CheckField(reference);
                    break;
                case SymbolKind.Option or SymbolKind.State:
                    CheckWord(reference);
                    break;
                case SymbolKind.Plugin:
                    CheckPlugin(reference);
                    break;
                case SymbolKind.View:
                    CheckName(reference, new("一覧", "view"), [.. ViewSymbol.Of(app).Select(v => v.Name)], IsLostIn("views", reference.Name));
                    break;
                case SymbolKind.Report:
                    CheckName(reference, new("グラフ", "report"), [.. ReportSymbol.Of(app).Select(r => r.Name)], IsLostIn("reports", reference.Name));
                    break;
                case SymbolKind.ProcessAction:
                    CheckName(reference, new("アクション", "action"), ActionNames(), HasWrongAction());
                    break;
            }
        }

        // One that kintone has and the register doesn't is named by its id.
        private void CheckPlugin(Reference reference)
        {
            if (PluginIdKind.IsId(reference.Name))
            {
                return;
            }

            var register = compilation.Project.Value["plugins"] as MapValue;
            if (register?.Find(reference.Name) is null && register?.Lost(reference.Name) != true)
            {
                diagnostics.ReportWithGuess(UnknownPlugin, reference.Span, SpellChecker.Guess(reference.Name, compilation.Project.Plugins.Select(p => p.Key)), reference.Name);
            }
        }

        private void CheckName(Reference reference, LocalizedText kind, IReadOnlyList<string> names, bool isLost)
        {
            if (!isLost && !names.Contains(reference.Name, StringComparer.Ordinal))
            {
                diagnostics.ReportWithGuess(UnknownName, reference.Span, SpellChecker.Guess(reference.Name, names), kind, reference.Name, Listed(names));
            }
        }

        private bool IsLostIn(string area, string name) => (app.Canonical(KintoneCatalog.Find(area)!) as MapValue)?.Lost(name) == true || IsUnreadable(app, area);

        private bool IsUnreadable(AppModel owner, string section) => SectionFiles.IsUnreadable(owner, section, compilation, diagnostics);

        private List<string> ActionNames() => [.. ProcessSymbol.Of(app)?.Actions.Select(a => a.Name).Distinct(StringComparer.Ordinal) ?? []];

        // A row that was lost, or lost its name, may be the one that is meant.
        private bool HasWrongAction() => IsUnreadable(app, "process") || (app.Written(KintoneCatalog.Find("process")!) is ObjectValue process
            && (process["actions"] is ListValue actions ? actions.HasLost || actions.Items.Any(a => (a as ObjectValue)?.Text("name") is null) : diagnostics.HasErrorsIn(process.Origin)));

        private void CheckField(Reference reference)
        {
            // An app that isn't known is reported as such; its fields can't be. So is a field whose entry was wrong.
            var (key, scope) = Owner(reference);
            if (key is null || scope is null || scope.TypeOf(reference.Name) is not null || IsLost(key, reference.Name))
            {
                return;
            }

            var near = SpellChecker.Nearest(reference.Name, scope.Codes);
            var descriptor = key == app.Key ? UnknownField : UnknownFieldThere;
            diagnostics.ReportWithGuess(descriptor, reference.Span, near is null ? null : new Guess(GuessWithPlace(near, key), SpellChecker.Certain(reference.Name, scope.Codes)), reference.Name, key);
        }

        // In a query, 関連.氏名 is a field of the app whose records 関連 shows.
        private (string? Key, AppFieldScope? Scope) Owner(Reference reference)
        {
            var key = reference is { Kind: SymbolKind.Field, Field: { } related }
                ? reference.App is null ? null : compilation.Find(reference.App)?.Fields.Find(related)?.RelatedRecords?.AppKey
                : reference.App;
            return (key, key is null ? null : compilation.ScopeOf(key));
        }

        private bool IsLost(string key, string code) =>
            (compilation.Find(key) is { } owner && IsUnreadable(owner, "fields")) ||
            compilation.Find(key)?.Written(KintoneCatalog.Fields) is MapValue fields && (fields.Lost(code) || fields.Entries.Any(e => IsLostColumn(e.Value, code)));

        private static bool IsLostColumn(SettingValue value, string code) => value is ObjectValue field && field.Properties.Any(p =>
            p is { Shape.Shape: MapShape { Declares: SymbolKind.Field }, Value: MapValue columns } && columns.Lost(code));

        private LocalizedText GuessWithPlace(string near, string appKey)
        {
            var origin = compilation.Find(appKey)?.Fields.Find(near)?.Origin ?? SourceSpan.None;
            var place = origin.IsNone ? "" : origin.Place;
            return place.Length == 0
                ? new($"もしかして「{near}」", $"did you mean \"{near}\"?")
                : new($"もしかして「{near}」（{place}）", $"did you mean \"{near}\" ({place})?");
        }

        private void CheckWord(Reference reference)
        {
            var field = FieldOf(reference);
            if (reference.Kind == SymbolKind.State || field?.Type == "STATUS")
            {
                ReportUnlessIn(UnknownState, reference, StatesOf(reference.App ?? app.Key));
            }
            else if (field is { Options.IsDefaultOrEmpty: false } && reference.Name.Length > 0)
            {
                if (!field.Options.Contains(reference.Name, StringComparer.Ordinal) && !HasLostOption(reference))
                {
                    diagnostics.ReportWithGuess(UnknownOption, reference.Span, SpellChecker.Guess(reference.Name, field.Options), reference.Name, field.Code, Listed(field.Options));
                }
            }
        }

        private ScopeField? FieldOf(Reference reference)
        {
            if (reference.App is null || reference.Field is not { } code || compilation.ScopeOf(reference.App) is not { } scope)
            {
                return null;
            }

            var dot = code.IndexOf('.', StringComparison.Ordinal);
            return dot < 0 ? scope.Find(code) : scope.Find(code[..dot])?.RelatedScope?.Find(code[(dot + 1)..]);
        }

        private bool HasLostOption(Reference reference) =>
            compilation.Find(reference.App!)?.Fields.Find(reference.Field!)?.Value is { } field && field.Properties.Any(p =>
                p is { Shape.Shape: MapShape { Declares: SymbolKind.Option }, Value: MapValue options } && options.Lost(reference.Name));

        private bool HasLostState(Reference reference) =>
            compilation.Find(reference.App ?? app.Key) is { } other && (IsUnreadable(other, "process") || ProcessSymbol.Of(other)?.Value.Properties.Any(p =>
                p is { Shape.Shape: MapShape { Declares: SymbolKind.State }, Value: MapValue states } && states.Lost(reference.Name)) == true);

        private IReadOnlyList<string> StatesOf(string key) =>
            compilation.Find(key) is { } other && ProcessSymbol.Of(other) is { } process ? [.. process.States.Select(s => s.Name)] : [];

        private void ReportUnlessIn(DiagnosticDescriptor descriptor, Reference reference, IReadOnlyList<string> words)
        {
            if (!words.Contains(reference.Name, StringComparer.Ordinal) && (words.Count > 0 || reference.Kind == SymbolKind.State) && !HasLostState(reference))
            {
                diagnostics.ReportWithGuess(descriptor, reference.Span, SpellChecker.Guess(reference.Name, words), reference.Name, Listed(words));
            }
        }

        private static string Listed(IReadOnlyList<string> words) => words.Count <= 12 ? string.Join(", ", words) : string.Join(", ", words.Take(12)) + " …";
    }
}
