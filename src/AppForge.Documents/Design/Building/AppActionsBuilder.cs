using AppForge.Compiler.Model.Symbols;

namespace AppForge.Documents.Design.Building;

/// <summary>Makes chapter 12.</summary>
internal static class AppActionsBuilder
{
    public static IReadOnlyList<AppActionRow> Build(AppInDocument app, PrincipalWording principals) => [.. AppActionSymbol.Of(app.App).Select(a => new AppActionRow(
        a.Name,
        a.IsUnreadable ? SettingWording.NotReadable : app.NameOf(a.Destination),
        [.. a.Mappings.Select(m => $"{app.LabelIn(a.Destination, m.There)} ← {(m.Here is { } here ? app.Label(here) : "レコードのURL")}")],
        a.Who.IsEmpty ? ["なし（誰も使えない）"] : [.. a.Who.Select(principals.Long)],
        app.Condition(a.Filter, "すべてのレコード"),
        a.Purpose ?? ""))];
}
