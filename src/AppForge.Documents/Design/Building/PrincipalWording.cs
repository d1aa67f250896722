using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Documents.Design.Building;

/// <summary>Says who is meant, in words for people who do not know kintone's.</summary>
/// <param name="app">The app.</param>
/// <param name="language">The language.</param>
internal sealed class PrincipalWording(AppInDocument app, Language language = Language.Japanese)
{
    /// <summary>Who, as a row of permissions says it.</summary>
    public string Long(PrincipalSymbol who) => Split(who) switch
    {
        ("everyone", _) => In("全利用者（Everyone）", "everyone"),
        ("creator", _) => In("アプリの作成者", "the creator of the app"),
        ("field", var code) when IsCreator(code) => In("レコードの作成者", "the creator of the record"),
        ("field", var code) => In($"レコードの「{app.Label(code)}」に指定された利用者", $"who is chosen in \"{app.Label(code)}\" of the record"),
        ("group", var code) => In($"グループ「{code}」に属する利用者", $"the group \"{code}\""),
        ("organization", var code) => In($"組織「{code}」に属する利用者", $"the organization \"{code}\""),
        ("user", var code) => In($"利用者「{code}」", $"the user \"{code}\""),
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

    private string Subs(PrincipalSymbol who) => who.IncludesSubs ? In("（下位組織を含む）", " (and what is below it)") : "";

    private string In(string japanese, string english) => language == Language.Japanese ? japanese : english;

    private (string Kind, string Name) Split(PrincipalSymbol who)
    {
        var slash = who.Who.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return (who.Who, who.Who);
        var (kind, name) = (who.Who[..slash], who.Who[(slash + 1)..]);
        if (kind != "role")
            return (kind, name);
        var title = app.Compilation.Project.TitleOfRole(name);
        return (kind, title == name ? In($"役割「{name}」", $"the role \"{name}\"") : title);
    }
}
