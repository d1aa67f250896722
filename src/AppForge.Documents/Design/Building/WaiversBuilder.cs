using System.Globalization;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Model.Symbols;
using AppForge.Documents.Prose;

namespace AppForge.Documents.Design.Building;

/// <summary>Makes the table of chapter 14: the rules that an app doesn't keep, why, who allowed it, and until when.</summary>
internal static class WaiversBuilder
{
    /// <summary>The waivers as written; one that is over is listed too, with its end.</summary>
    public static TextTable Build(AppInDocument app) => new(["規則", "求めること", "理由", "承認者", "期限", "指摘"],
        [.. WaiverSymbol.Of(app.App).Select(w => new[] { w.Rule, PolicyList.Find(w.Rule)?.Title.Japanese ?? "", w.Reason, w.ApprovedBy, w.Until is { } day ? JapaneseDate.Words(day) : "", Findings(app, w) })],
        [11, 27, 28, 13, 13, 8]);

    private static string Findings(AppInDocument app, WaiverSymbol waiver) =>
        app.Compilation.Waived.Count(f => f.App == app.App.Key && f.Waiver == waiver).ToString(CultureInfo.InvariantCulture) + "件";
}
