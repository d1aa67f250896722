using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules;

/// <summary>Status and assignee exist only where the process is on (settings.md, sections 2 and 3; behaviour.md, traps 14 and 21).</summary>
internal sealed class ProcessOffRule : AppRule
{
    private static readonly DiagnosticDescriptor NoStatus = DiagnosticDescriptor.Warning("AF3307",
        "プロセス管理が無効なので、「{0}」は使えません（アプリ {1}）。", "\"{0}\" can't be used: the process of the app {1} is off.",
        "process に states を書くか、ここから「{0}」を外してください。", "Write states under process, or remove \"{0}\" here.").Explained(
        "プロセス管理のないレコードには、ステータスも作業者もありません。作業者を使った条件は、kintone が消します。",
        "Without a process a record has no status and no assignee; kintone removes conditions on the assignee.",
        wrong: """
            views:
              自分の作業: { type: LIST, filterCond: 作業者 in (LOGINUSER()) }
            """,
        right: """
            views:
              自分の作業: { type: LIST, filterCond: 作業者 in (LOGINUSER()) }
            process:
              states: { 起票: , 完了: }
              actions: [{ name: 終える, from: 起票, to: 完了 }]
            """);

    private static readonly DiagnosticDescriptor BuiltInView = DiagnosticDescriptor.Error("AF3308",
        "プロセス管理が無効なので、組み込みの一覧「{0}」は作れません。", "The built-in view \"{0}\" can't be there: the process is off.",
        "この一覧を消すか、process に states を書いてください。", "Remove the view, or write states under process.").Explained(
        "「作業者が自分」の一覧は、プロセス管理が有効な間だけ kintone が作ります。定義に書かなくても消えません。",
        "The view of one's own work is made by kintone while the process is on. It stays without being written.",
        wrong: """
            views:
              (作業者が自分): { type: LIST, builtinType: ASSIGNEE }
            """,
        right: """
            views:
              (作業者が自分): { type: LIST, builtinType: ASSIGNEE }
            process:
              states: { 起票: , 完了: }
              actions: [{ name: 終える, from: 起票, to: 完了 }]
            """);

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NoStatus, BuiltInView];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var reference in app.References.Where(r => r.Kind == SymbolKind.Field && r.App is not null))
        {
            // In a query, 関連.ステータス is a field of the app whose records 関連 shows.
            var key = reference.Field is { } related ? compilation.Find(reference.App!)?.Fields.Find(related)?.RelatedRecords?.AppKey ?? "" : reference.App!;
            if (compilation.Find(key) is { } owner && compilation.ScopeOf(owner.Key)!.TypeOf(reference.Name) is "STATUS" or "STATUS_ASSIGNEE"
                && IsOff(owner, compilation, diagnostics))
            {
                diagnostics.Report(NoStatus, reference.Span, reference.Name, owner.Key);
            }
        }

        if (IsOff(app, compilation, diagnostics))
        {
            foreach (var view in ViewSymbol.Of(app).Where(v => v.IsBuiltIn))
            {
                diagnostics.Report(BuiltInView, view.Value["builtinType"]!.Origin, view.Name);
            }
        }
    }

    // Nobody knows what a process would be that was written but couldn't be read.
    private static bool IsOff(AppModel app, Compilation compilation, DiagnosticBag diagnostics) =>
        ProcessSymbol.Of(app) is { IsEnabled: false } process
        && (process.Value.Origin.IsNone || process.Value.Written("enable") is not null || !diagnostics.HasErrorsIn(process.Value.Origin))
        && !SectionFiles.IsUnreadable(app, "process", compilation, diagnostics);
}
