using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-META-01: an app says whose it is, what it is for, in which stage, and who supports it. Who manages it is P-ACL-03.</summary>
internal sealed class RegisterItemsPolicy : AppRule
{
    private static readonly (string Property, LocalizedText Title)[] Wanted =
    [
        ("owner", new("所管（owner）", "owner")), ("description", new("用途（description）", "purpose (description)")), ("stage", new("運用区分（stage）", "stage")),
        ("supportedBy", new("保守担当（supportedBy）", "support (supportedBy)")),
    ];

    private static readonly DiagnosticDescriptor Missing = PolicyList.Descriptor("P-META-01",
        "このアプリに {0} がありません。", "The app doesn't say its {0}.",
        "app.yaml に書き足してください。アプリの台帳と設計書に載ります。", "Add it to app.yaml; it is in the register and the documents.",
        "theme: BLUE", "description: 公用車の予約を記録する。\nowner: role/owner\nstage: production\nsupportedBy: role/owner");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Missing];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var missing = Wanted.Where(w => app.Own(w.Property) is null or "").Select(w => w.Title).ToList();
        if (missing.Count > 0)
        {
            diagnostics.Report(Missing, app.NamePlace(), missing.Listed());
        }
    }
}
