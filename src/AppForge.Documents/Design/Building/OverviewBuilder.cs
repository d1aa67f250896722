using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Documents.Prose;

namespace AppForge.Documents.Design.Building;

/// <summary>Makes chapter 1 from the definition and the prose.</summary>
internal static class OverviewBuilder
{
    private static readonly string[] InTable = ["目的", "関連業務", "保存期間", "利用開始日"];
    private static readonly string[] InLimits = ["前提", "制限事項", "制限事項・運用上の注意"];

    public static OverviewChapter Build(AppInDocument app, PrincipalWording principals, ProseDocument prose)
    {
        var sections = prose.Titles.Where(t => !InTable.Contains(t, StringComparer.Ordinal) && !InLimits.Contains(t, StringComparer.Ordinal))
            .Select(t => new ProseSection(t, prose.Find(t)!)).ToList();
        var users = sections.FindIndex(s => s.Title == "利用者");
        var personal = app.App.Fields.WithColumns.Count(f => f.Personal is not null);
        var managers = PermissionRow.OfApp(app.App).Where(r => r.Allowed.Contains("appEditable")).Select(r => principals.Long(r.Who));
        return new OverviewChapter(
        [
            Fact("アプリ名", app.App.Name), Fact("アプリキー", app.App.Key), Fact("スペース", app.App.Own("space") ?? ""),
            Fact("所管所属", app.App.Own("owner") is { } owner ? principals.Long(new PrincipalSymbol(owner, false)) : ""),
            Fact("管理者", string.Join("、", managers)), Told("目的", true),
            users >= 0 ? Fact("利用者", $"1.{users + 1}のとおり") : new KeyValueRow("利用者", "", null, true),
            Told("関連業務", false), Fact("機密性", Classification(app)), Fact("個人情報", personal == 0 ? "含まない" : $"含む（{personal}項目）"), Retention(app) is { } kept ? Fact("保存期間", kept) : Told("保存期間", true), Told("利用開始日", false),
        ], sections);

        static KeyValueRow Fact(string key, string value) => new(key, value, null, false);
        KeyValueRow Told(string key, bool isNeeded) => new(key, "", prose.Find(key), isNeeded && prose.Find(key) is null);
    }

    /// <summary>機密性2, or nothing when the definition does not say.</summary>
    public static string Classification(AppInDocument app) => app.App.Own("classification") is { Length: > 0 } level ? "機密性" + level : "";

    // As declared; else the prose says it.
    private static string? Retention(AppInDocument app) => app.App.Definition?["retention"] is not ObjectValue kept ? null
        : kept.Text("field") is { } field ? $"レコードの「{app.Labels([field])}」の日まで"
        : kept.Text("years") is { } years ? years + "年" : null;

    public static Templates.RawHtml? Limits(ProseDocument prose) => InLimits.Select(prose.Find).OfType<Templates.RawHtml>().ToList() is { Count: > 0 } found
        ? new Templates.RawHtml(string.Join('\n', found.Select(f => f.Value)))
        : null;
}
