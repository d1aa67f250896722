using AppForge.Compiler.Model.Symbols;

namespace AppForge.Documents.Design.Building;

/// <summary>Says who is meant, in words for people who do not know kintone's.</summary>
internal sealed class PrincipalWording(AppInDocument app)
{
    /// <summary>Who, as a row of permissions says it.</summary>
    public string Long(PrincipalSymbol who) => Split(who) switch
    {
        ("everyone", _) => "全利用者（Everyone）",
        ("creator", _) => "アプリの作成者",
        ("field", var code) when IsCreator(code) => "レコードの作成者",
        ("field", var code) => $"レコードの「{app.Label(code)}」に指定された利用者",
        ("group", var code) => $"グループ「{code}」に属する利用者",
        ("organization", var code) => $"組織「{code}」に属する利用者",
        ("user", var code) => $"利用者「{code}」",
        (_, var name) => name,
    } + Subs(who);

    /// <summary>Who, in a few words for a drawing.</summary>
    public string Short(PrincipalSymbol who) => Split(who) switch
    {
        ("everyone", _) => "全利用者",
        ("field", var code) when IsCreator(code) => "作成者",
        ("field", var code) => app.Label(code),
        (_, var name) => name,
    };

    /// <summary>A record of one's own, for the footnotes of △.</summary>
    public string Own(PrincipalSymbol who) => $"自分が「{Short(who)}」のレコード";

    public bool IsField(PrincipalSymbol who) => Split(who).Kind == "field";

    private bool IsCreator(string code) => app.Scope.Find(code)?.Type == "CREATOR";

    private static string Subs(PrincipalSymbol who) => who.IncludesSubs ? "（下位組織を含む）" : "";

    private (string Kind, string Name) Split(PrincipalSymbol who)
    {
        var slash = who.Who.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return (who.Who, who.Who);
        var (kind, name) = (who.Who[..slash], who.Who[(slash + 1)..]);
        if (kind != "role")
            return (kind, name);
        var title = app.Compilation.Project.TitleOfRole(name);
        return (kind, title == name ? $"役割「{name}」" : title);
    }
}
