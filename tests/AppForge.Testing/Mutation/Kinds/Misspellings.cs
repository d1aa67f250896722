using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Syntax;

namespace AppForge.Testing.Mutation.Kinds;

/// <summary>A name with a slip, where it is used.</summary>
public static partial class Misspellings
{
    private const string Field = "AF2101 AF2103";

    public static IReadOnlyList<DamageKind> All { get; } =
    [
        new("misspell-formula", new("計算式のフィールドを書き間違える", "A field misspelt in a formula"), "AF2101", Reaction.RefusesDeploy,
            new("フィールドの追加は通り、反映のときに GAIA_IL01 で拒む", "takes the field and refuses the deployment with GAIA_IL01"), "errors.md", (s, d) => Slip(s, d, s.Find("**/expression").SelectMany(Sample.Names))),
        new("misspell-condition", new("条件のフィールドを書き間違える", "A field misspelt in a condition"), "AF2101", Reaction.RefusesWrite,
            new("設定の登録を GAIA_IQ11 で拒む", "refuses the settings with GAIA_IQ11"), "errors.md", (s, d) => Slip(s, d, s.Find("**/filterCond").Where(p => !IsOfAnotherApp(p)).SelectMany(Sample.Names))),
        new("misspell-condition-there", new("参照先を絞り込む条件のフィールドを書き間違える", "A field misspelt in a condition on another app"), "AF2103", Reaction.RefusesWrite,
            new("フィールドの登録を GAIA_IQ11 で拒む（ルックアップの条件は反映のとき）", "refuses the field with GAIA_IQ11 (the condition of a lookup at deployment)"), "errors.md", (s, d) => Slip(s, d, s.Find("**/filterCond").Where(IsOfAnotherApp).SelectMany(Sample.Names))),
        new("misspell-sort", new("並べ替えのフィールドを書き間違える", "A field misspelt in a sort"), Field, Reaction.RefusesWrite,
            new("設定の登録を GAIA_IQ11 で拒む", "refuses the settings with GAIA_IQ11"), "errors.md", (s, d) => Slip(s, d, s.Find("**/sort").SelectMany(Sample.Names))),
        new("misspell-view", new("一覧のフィールドを書き間違える", "A field misspelt in a view"), "AF2101", Reaction.RefusesWrite,
            new("一覧の登録を GAIA_FC01 で拒む", "refuses the views with GAIA_FC01"), "errors.md", (s, d) => Slip(s, d, s.Find("views/*/fields/[]", "views/*/date", "views/*/title"))),
        new("misspell-layout", new("レイアウトのフィールドを書き間違える", "A field misspelt in the layout"), "AF2101", Reaction.RefusesWrite,
            new("レイアウトの登録を GAIA_FC01 で拒む", "refuses the layout with GAIA_FC01"), "fields.md", (s, d) => Slip(s, d, s.Find("layout/**/field", "layout/**/group", "layout/**/table", "layout/**/[]"))),
        new("misspell-permission", new("アクセス権のフィールドを書き間違える", "A field misspelt in permissions"), "AF2101", Reaction.RefusesWrite,
            new("アクセス権の登録を GAIA_FC01 で拒む", "refuses the permissions with GAIA_FC01"), "errors.md",
            (s, d) => Slip(s, d, s.Find("acl/field/*").Select(p => p.Key!.Span).Concat(Principals(s, "acl/**/entity", "field/")))),
        new("misspell-principal", new("通知先・作業者のフィールドを書き間違える", "A field misspelt among those notified or assigned"), "AF2101", Reaction.RefusesWrite,
            new("通知・プロセス管理の登録を GAIA_FC01 で拒む", "refuses notifications or process with GAIA_FC01"), "errors.md",
            (s, d) => Slip(s, d, Principals(s, "notifications/**/entity", "field/").Concat(Principals(s, "notifications/**/targets/[]", "field/")).Concat(Principals(s, "process/**/entities/[]", "field/")))),
        new("misspell-mapping", new("ルックアップの写し先・写し元を書き間違える", "A field misspelt in what a lookup copies"), Field, Reaction.RefusesWrite,
            new("フィールドの登録を GAIA_FC01 で拒む", "refuses the field with GAIA_FC01"), "fields.md",
            (s, d) => Slip(s, d, Sample.Scalars(s.Find("fields/*/lookup/fieldMappings/*")).SelectMany(p => new[] { p.Key!.Span, p.Node.Span }).Where(NoParameter))),
        new("misspell-key", new("ルックアップ・関連レコードのキーを書き間違える", "The key misspelt of a lookup or of related records"), Field, Reaction.RefusesWrite,
            new("フィールドの登録を拒む", "refuses the field"), "fields.md", (s, d) => Slip(s, d, s.Find("fields/*/lookup/relatedKeyField", "fields/*/referenceTable/condition/*"))),
        new("misspell-picker", new("参照先から見せるフィールドを書き間違える", "A field misspelt among those shown from another app"), Field, Reaction.RefusesWrite,
            new("フィールドの登録を GAIA_FC01 で拒む", "refuses the field with GAIA_FC01"), "fields.md", (s, d) => Slip(s, d, s.Find("fields/*/lookup/lookupPickerFields/[]", "fields/*/referenceTable/displayFields/[]"))),
        new("misspell-script", new("JavaScript のフィールドを書き間違える", "A field misspelt in JavaScript"), "AF2301", Reaction.BreaksLater,
            new("ファイルをそのまま受け取り、画面で動かしたときに例外になるか、黙って何も起きない", "takes the file; on the screen the script throws, or nothing happens"), "records.md", Script),
        new("misspell-option", new("条件の選択肢を書き間違える", "An option misspelt in a condition"), "AF2104", Reaction.RefusesWrite,
            new("設定の登録を GAIA_IQ10 で拒む", "refuses the settings with GAIA_IQ10"), "errors.md", (s, d) => Slip(s, d, Words(s, status: false))),
        new("misspell-status", new("条件のステータスを書き間違える", "A status misspelt in a condition"), "AF2107", Reaction.RefusesWrite,
            new("設定の登録を GAIA_IQ10 で拒む", "refuses the settings with GAIA_IQ10"), "errors.md", (s, d) => Slip(s, d, Words(s, status: true))),
        new("misspell-transition", new("アクションの前後のステータスを書き間違える", "A status misspelt in an action"), "AF2107", Reaction.RefusesWrite,
            new("プロセス管理の登録を拒む：from・to はあるステータスでなければならない", "refuses the process: from and to have to exist"), "settings.md", (s, d) => Slip(s, d, s.Find("process/actions/[]/from", "process/actions/[]/to"))),
        new("misspell-app", new("参照先のアプリを書き間違える", "An app misspelt that is referred to"), "AF2102", Reaction.RefusesWrite,
            new("フィールド・アクションの登録を GAIA_AP01（404）で拒む", "refuses field or action with GAIA_AP01 (404)"), "errors.md", (s, d) => Slip(s, d, s.Find("**/relatedApp", "actions/*/destApp"))) { IsAboutMuch = true },
        new("misspell-role", new("役割を書き間違える", "A role misspelt"), "AF2105", Reaction.RefusesWrite,
            new("いない宛先を含む設定の登録を拒む", "refuses settings with somebody who doesn't exist"), "settings.md",
            (s, d) => Slip(s, d, new[] { "acl/**/entity", "notifications/**/entity", "notifications/**/targets/[]", "process/**/entities/[]", "actions/*/entities/[]", "owner", "supportedBy" }.SelectMany(p => Principals(s, p, "role/")))),
        new("misspell-plugin", new("プラグインのキーを書き間違える", "A plug-in misspelt"), "AF2112", Reaction.RefusesWrite,
            new("kintone にないプラグインの追加を拒む", "refuses to add a plug-in that it doesn't have"), "settings.md", (s, d) => Slip(s, d, s.Find("plugins/[]/plugin"))),
        new("misspell-action-mapping", new("アプリアクションの写し先・写し元を書き間違える", "A field misspelt in what an app action copies"), Field, Reaction.RefusesWrite,
            new("アクションの登録を GAIA_FC01 で拒む", "refuses the actions with GAIA_FC01"), "settings.md",
            (s, d) => Slip(s, d, Sample.Scalars(s.Find("actions/*/mappings/*")).SelectMany(p => new[] { p.Key!.Span, p.Node.Span }))),
        new("misspell-report", new("グラフのフィールドを書き間違える", "A field misspelt in a report"), "AF2101", Reaction.RefusesWrite,
            new("グラフの登録を GAIA_FC01 で拒む", "refuses the reports with GAIA_FC01"), "settings.md", (s, d) => Slip(s, d, s.Find("reports/*/groups/[]", "reports/*/groups/[]/code", "reports/*/aggregations/[]/code"))),
        new("misspell-reminder", new("リマインダーの基準のフィールドを書き間違える", "The field misspelt from which a reminder counts"), "AF2101", Reaction.RefusesWrite,
            new("通知の登録を GAIA_FC01 で拒む", "refuses the reminder with GAIA_FC01"), "settings.md", (s, d) => Slip(s, d, s.Find("notifications/reminder/[]/timing/code"))),
        new("misspell-title", new("レコードのタイトルのフィールドを書き間違える", "The field misspelt that is the title of records"), "AF2101", Reaction.RefusesWrite,
            new("基本設定の登録を GAIA_FC01 で拒む", "refuses the general settings with GAIA_FC01"), "settings.md", (s, d) => Slip(s, d, s.Find("titleField"))),
        new("misspell-translation", new("訳す名前を書き間違える", "A name misspelt that is translated"), "AF2101 AF2107 AF2113", Reaction.NeverSees,
            new("翻訳は API にない：画面で設定する人が、ない名前を探すことになる", "translations are no part of the API: whoever sets them looks for a name that isn't there"), "behaviour.md",
            (s, d) => Slip(s, d, s.Find("translations/*/*/*").Select(p => p.Key!.Span))),
        new("misspell-declared", new("連携・プラグインが使うフィールドを書き間違える", "A field misspelt that an integration or plug-in uses"), "AF2101", Reaction.NeverSees,
            new("宣言は kintone に送らない：連携先が見ている項目と設計書が食い違う", "declarations aren't sent: documents and what the other side reads differ"), "behaviour.md", (s, d) => Slip(s, d, s.Find("integrations/[]/fields/[]", "plugins/[]/fields/[]"))),
        new("misspell-fragment", new("断片の名前を書き間違える", "A fragment misspelt"), "AF2201", Reaction.NeverSees,
            new("断片は AppForge のもの：その項目が消えたまま送られるところだった", "fragments are AppForge's: what it holds would have been left out"), "behaviour.md", Fragment) { IsAboutMuch = true },
        new("misspell-argument", new("断片のパラメーターを書き間違える", "A parameter of a fragment misspelt"), "AF2205", Reaction.NeverSees,
            new("断片は AppForge のもの：値のないまま送られるところだった", "fragments are AppForge's: it would have been sent without the value"), "behaviour.md", (s, d) => Slip(s, d, s.Find("use/[]/with/*").Select(p => p.Key!.Span))) { IsAboutMuch = true },
    ];

    private static Damage? Slip(Sample sample, Draw draw, IEnumerable<Place> places) => Slip(sample, draw, Sample.Scalars(places).Select(p => p.Node.Span));

    private static Damage? Slip(Sample sample, Draw draw, IEnumerable<SourceSpan> places)
    {
        var all = places.ToList();
        if (all.Count == 0)
        {
            return null;
        }

        var place = all[draw.Below(all.Count)];
        return new Damage().Put(place, sample.Slip(place.Text, draw));
    }

    // That of a lookup, or of related records, asks for fields over there.
    private static bool IsOfAnotherApp(Place condition) => condition.Path[^2] is "lookup" or "referenceTable";

    private static bool NoParameter(SourceSpan span) => !span.Text.Contains("${", StringComparison.Ordinal);

    private static IEnumerable<SourceSpan> Principals(Sample sample, string pattern, string prefix) => Sample.Scalars(sample.Find(pattern))
        .Where(p => p.Text.StartsWith(prefix, StringComparison.Ordinal) && p.Node.Span.Length == p.Text.Length)
        .Select(p => p.Source.Span(p.Node.Span.Start + prefix.Length, p.Node.Span.End));

    // What is compared with a status, or with an option: the names before `in`.
    private static IEnumerable<SourceSpan> Words(Sample sample, bool status) => sample.Find("**/filterCond").SelectMany(p => InLists().Matches(p.Node.Span.Text).SelectMany(m =>
    {
        var code = m.Groups["code"].Value;
        var options = new[] { p.App ?? "", "staff-master", "vehicle-master" }.Select(a => a.Length == 0 ? null : sample.Field(a, code)).OfType<FieldSymbol>().Any(f => f.Options.Length > 0);
        return (status ? code == "ステータス" : options)
            ? Sample.Literals(p).Where(l => l.Start >= p.Node.Span.Start + m.Index && l.End <= p.Node.Span.Start + m.Index + m.Length)
            : [];
    }));

    private static Damage? Script(Sample sample, Draw draw)
    {
        var script = draw.Of(sample.Files.Sources.Values.Where(s => s.Path.EndsWith(".js", StringComparison.Ordinal)))!;
        var matches = ScriptFields().Matches(script.Content).ToList();
        var field = matches[draw.Below(matches.Count)].Groups["code"];
        return InScript(sample, script, script.Span(field.Index, field.Index + field.Length), sample.Slip(field.Value, draw));
    }

    /// <summary>Changes a script that was approved as it then is: only what is wrong with its content is to be reported.</summary>
    public static Damage InScript(Sample sample, SourceText script, SourceSpan place, string text)
    {
        var damage = new Damage().Put(place, text);
        var after = sample.After([damage]).Sources[script.Path];
        foreach (var approved in sample.Find("customize/approved/*").Where(p => script.Path.EndsWith("/" + p.Name, StringComparison.Ordinal)))
        {
            damage.PutQuietly(approved.Node.Span, DigestOf(after));
        }

        return damage;
    }

    // As sha256sum gives it.
    private static string DigestOf(SourceText file) =>
        Convert.ToHexStringLower(SHA256.HashData([.. file.HasByteOrderMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(file.Content)]));

    private static Damage? Fragment(Sample sample, Draw draw)
    {
        var uses = Sample.Scalars(sample.Find("use/[]", "use/[]/fragment")).ToList();
        var place = uses[draw.Below(uses.Count)];

        // Of what the fragment held, everything is missing that is used: said of the name only.
        return new Damage().Put(place.Node.Span, sample.Slip(place.Text, draw));
    }

    [GeneratedRegex("""(?<code>[^\s"'()=<>!,]+)\s+(?:not\s+)?in\s+\([^)]*\)""")]
    private static partial Regex InLists();

    // What is put together at run time (the conditions of the overlap) can't be known beforehand.
    [GeneratedRegex("""(?:record|other)\['(?<code>[^']+)'\]|fields: \['(?<code>[^']+)'""")]
    private static partial Regex ScriptFields();
}
