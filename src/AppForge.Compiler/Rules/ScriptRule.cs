using AppForge.Compiler.Binding;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Query;
using AppForge.Compiler.Scripts;

namespace AppForge.Compiler.Rules;

/// <summary>
/// What JavaScript customizations name is there: fields, columns, spaces, fields in queries. A field that was renamed breaks a script without a word from kintone. A
/// script may ask whether a field is there; then its absence is no mistake. What isn't known before it runs is counted, not guessed.
/// </summary>
internal sealed class ScriptRule : AppRule
{
    private const string Example = """
        fields:
          車両番号: { type: SINGLE_LINE_TEXT }
        customize: { desktop: { js: [customize/check.js] } }
        # file: apps/example/customize/check.js
        kintone.events.on('app.record.create.submit', (event) => {
          const number = event.record['車両番号'].value;
          return event;
        });
        """;

    private static readonly DiagnosticDescriptor UnknownField = DiagnosticDescriptor.Warning("AF2301",
        "スクリプトが使うフィールド「{0}」は、このアプリにありません。", "The script uses the field \"{0}\", which this app doesn't have.",
        "コードを直すか、フィールドを足してください。あるときだけ使うのなら、if で確かめてから使います。", "Correct the code, or add the field. If it may be missing, ask with if before using it.").Explained(
        "フィールドのコードを変えても、kintone はスクリプトを直しません。画面を開いたときにエラーになるか、何も起きなくなります。",
        "kintone doesn't adapt scripts to a changed field code: they fail when the screen opens, or silently do nothing.",
        wrong: Example.Replace("record['車両番号']", "record['車輌番号']", StringComparison.Ordinal),
        right: Example);

    private static readonly DiagnosticDescriptor UnknownColumn = DiagnosticDescriptor.Warning("AF2302",
        "スクリプトが使う列「{0}」は、テーブル「{1}」にありません。", "The script uses the column \"{0}\", which the table \"{1}\" doesn't have.",
        "コードを直すか、列を足してください。", "Correct the code, or add the column.").Explained(
        "テーブルの列は、行の value の中にあります。列のコードを変えると、行を読むスクリプトが止まります。",
        "Columns stand in the value of a row. A script that reads rows stops when a column's code changes.",
        wrong: """
            fields:
              明細:
                type: SUBTABLE
                fields:
                  品名: { type: SINGLE_LINE_TEXT }
            customize: { desktop: { js: [customize/rows.js] } }
            # file: apps/example/customize/rows.js
            kintone.events.on('app.record.detail.show', (event) => {
              event.record['明細'].value.forEach((row) => console.log(row.value['品目'].value));
            });
            """,
        right: """
            fields:
              明細:
                type: SUBTABLE
                fields:
                  品名: { type: SINGLE_LINE_TEXT }
            customize: { desktop: { js: [customize/rows.js] } }
            # file: apps/example/customize/rows.js
            kintone.events.on('app.record.detail.show', (event) => {
              event.record['明細'].value.forEach((row) => console.log(row.value['品名'].value));
            });
            """);

    private static readonly DiagnosticDescriptor UnknownSpace = DiagnosticDescriptor.Warning("AF2303",
        "スクリプトが使うスペース「{0}」は、レイアウトにありません。", "The script uses the space \"{0}\", which the layout doesn't have.",
        "layout に「{{ spacer: {0} }}」を置くか、要素IDを直してください。", "Place \"{{ spacer: {0} }}\" in layout, or correct the element id.").Explained(
        "ないスペースを取り出すと null になり、そこに何も表示されません。",
        "A space that isn't there is null: nothing is shown.",
        wrong: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
            layout:
              - [件名, { spacer: map, width: 300, height: 200 }]
            customize: { desktop: { js: [customize/map.js] } }
            # file: apps/example/customize/map.js
            kintone.events.on('app.record.detail.show', () => {
              kintone.app.record.getSpaceElement('maps').textContent = '地図';
            });
            """,
        right: """
            fields:
              件名: { type: SINGLE_LINE_TEXT }
            layout:
              - [件名, { spacer: map, width: 300, height: 200 }]
            customize: { desktop: { js: [customize/map.js] } }
            # file: apps/example/customize/map.js
            kintone.events.on('app.record.detail.show', () => {
              kintone.app.record.getSpaceElement('map').textContent = '地図';
            });
            """);

    private static readonly DiagnosticDescriptor Unreadable = DiagnosticDescriptor.Warning("AF2304",
        "JavaScript として読めません: {0}", "This is no JavaScript: {0}",
        "ブラウザーでも動かないはずです。この行とその前を確かめてください。", "It won't run in a browser either. Look at this line and the one before.").Explained(
        "kintone は、書き方の誤ったファイルでも受け付けます。そのファイルの処理は、画面でひとつも動きません。",
        "kintone takes a file that isn't well formed; nothing in it runs.",
        wrong: Example.Replace("});", "};", StringComparison.Ordinal),
        right: Example);

    private static readonly DiagnosticDescriptor WrongQuery = DiagnosticDescriptor.Warning("AF2305",
        "スクリプトのクエリの誤り: {0}", "Error in the script's query: {0}",
        "このまま実行すると、kintone は要求を拒否します。", "kintone refuses the request when this runs.").Explained(
        "スクリプトの中のクエリの誤りは、実行したときにはじめて分かります。",
        "A mistake in a script's query shows only when it runs.",
        wrong: """
            fields:
              数: { type: NUMBER }
            customize: { desktop: { js: [customize/find.js] } }
            # file: apps/example/customize/find.js
            kintone.api(kintone.api.url('/k/v1/records.json', true), 'GET', { app: kintone.app.getId(), query: '数 like "3"' });
            """,
        right: """
            fields:
              数: { type: NUMBER }
            customize: { desktop: { js: [customize/find.js] } }
            # file: apps/example/customize/find.js
            kintone.api(kintone.api.url('/k/v1/records.json', true), 'GET', { app: kintone.app.getId(), query: '数 > 3' });
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [UnknownField, UnknownColumn, UnknownSpace, Unreadable, WrongQuery];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var script in compilation.ScriptsOf(app))
        {
            if (script.Facts.Mistake is var (place, reason))
            {
                diagnostics.Report(Unreadable, place, reason);
            }

            new Checker(app, compilation.ScopeOf(app.Key)!, diagnostics).Check(script.Facts);
        }
    }

    private sealed class Checker(AppModel app, AppFieldScope scope, DiagnosticBag diagnostics)
    {
        public void Check(ScriptFacts facts)
        {
            var probed = facts.Uses.Where(u => u.IsProbed).Select(u => (u.Kind, u.Name, u.Table)).ToHashSet();
            foreach (var use in facts.Uses.Where(u => !probed.Contains((u.Kind, u.Name, u.Table))))
            {
                CheckUse(use);
            }

            foreach (var query in facts.Queries)
            {
                CheckQuery(query);
            }
        }

        private void CheckUse(ScriptUse use)
        {
            switch (use.Kind)
            {
                case ScriptUseKind.Field when scope.Find(use.Name) is null && !IsLost(use.Name):
                    diagnostics.ReportWithGuess(UnknownField, use.Span, SpellChecker.Guess(use.Name, scope.Codes), use.Name);
                    break;
                case ScriptUseKind.Column when scope.Find(use.Name)?.Table != use.Table && !IsLost(use.Table!):
                    var columns = app.Fields.WithColumns.Where(f => f.Table?.Code == use.Table).Select(f => f.Code);
                    diagnostics.ReportWithGuess(UnknownColumn, use.Span, SpellChecker.Guess(use.Name, columns), use.Name, use.Table!);
                    break;
                case ScriptUseKind.Space when !ElementIds().Contains(use.Name, StringComparer.Ordinal):
                    diagnostics.ReportWithGuess(UnknownSpace, use.Span, SpellChecker.Guess(use.Name, ElementIds()), use.Name);
                    break;
            }
        }

        private void CheckQuery(ScriptQuery query)
        {
            foreach (var error in QueryChecker.CheckQuery(query.Text, scope).Where(e => !e.IsAdvice && e.Code != LanguageErrorCode.UnknownOption))
            {
                diagnostics.Report(WrongQuery, query.PartOf(error.Start, error.Length), new LocalizedText(error.Japanese, error.English));
            }
        }

        private IEnumerable<string> ElementIds() => LayoutRow.WrittenIn(app).SelectMany(r => r.AllCells).Select(c => c.ElementId).OfType<string>();

        // A field whose entry was wrong is no unknown name.
        private bool IsLost(string code) => (app.Written(Catalog.KintoneCatalog.Fields) as MapValue)?.Lost(code) == true;
    }
}
