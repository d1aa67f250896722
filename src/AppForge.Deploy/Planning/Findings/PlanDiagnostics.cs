using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Deploy.Planning.Findings;

/// <summary>What can be found about a plan. {0} is the address, {1} the number of records, {2} what the finding names besides.</summary>
public static class PlanDiagnostics
{
    /// <summary>kintone fails the deploy (behaviour.md, section Deploy).</summary>
    internal static readonly DiagnosticDescriptor Duplicates = DiagnosticDescriptor.Error("AF4101",
        "{0}: 同じ値を持つレコードが {1}あるため、重複禁止にすると反映に失敗します。", "{0}: {1} share a value with another, so kintone fails the deploy that prohibits duplicates.",
        "先にレコードの値を直すか、重複禁止をやめてください。", "Mend the values of these records first, or allow duplicates.")
        .Explained(
            "重複禁止は、すでに重複のあるアプリには反映できません。kintone は反映のときに失敗とだけ返し、理由もフィールドも教えません。そこで反映の前に値を調べます（値は数えるだけで、残しません）。",
            "Duplicates can't be prohibited while there are some. kintone only says that the deploy failed, neither why nor where; so the values are looked at before (counted, not kept).",
            "番号: { type: SINGLE_LINE_TEXT, unique: true }   # 「A-1」のレコードが2件", "番号: { type: SINGLE_LINE_TEXT, unique: true }   # レコードを直してから");

    internal static readonly DiagnosticDescriptor OutsideLength = DiagnosticDescriptor.Error("AF4102",
        "{0}: 文字数が {2} に収まらない値のレコードが {1}あるため、反映に失敗します。", "{0}: {1} hold a value whose length isn't within {2}, so kintone fails the deploy.",
        "先にレコードの値を直すか、文字数の制限をゆるめてください。重複禁止のフィールドは64文字までです。", "Mend the values of these records first, or relax the limit. Where duplicates are prohibited, 64 characters are the most.");

    internal static readonly DiagnosticDescriptor OutsideRange = DiagnosticDescriptor.Warning("AF4103",
        "{0}: {2} の範囲にない値のレコードが {1}あります。反映はできますが、値を直すまで編集を保存できないことがあります。", "{0}: {1} hold a value that isn't within {2}. The deploy goes through, but edits of these records may not be saved until it is mended.",
        "レコードの値を直すか、最小値・最大値をゆるめてください。", "Mend the values of these records, or relax minimum or maximum.");

    /// <summary>behaviour.md, trap 27.</summary>
    internal static readonly DiagnosticDescriptor EmptyBefore = DiagnosticDescriptor.Warning("AF4104",
        "{0}: 空のままのレコードが {1}あり、値を入れるまで保存できなくなります。", "{0}: {1} hold no value; they can't be saved until they do.",
        "反映の前か直後に値を入れてください。初期値は、いまあるレコードには入りません。", "Fill them in before the deploy or right after. An initial value is not given to records that are there.")
        .Explained(
            "必須のフィールドが空のレコードは、ほかのフィールドだけを直すときも保存できません。連携やプログラムによる更新も止まります。",
            "A record in which a required field is empty can't be saved at all, not even where another field is changed. Programs that update records stop too.",
            "電話: { type: SINGLE_LINE_TEXT, required: true }   # 空のレコードが 120件", "電話: { type: SINGLE_LINE_TEXT, required: true }   # 値を入れてから");

    internal static readonly DiagnosticDescriptor TooManyDigits = DiagnosticDescriptor.Warning("AF4105",
        "{0}: 整数部が {2} 桁を超える値のレコードが {1}あり、保存できなくなります。", "{0}: {1} hold a number of more than {2} digits before the point; they can't be saved any more.",
        "先にレコードの値を直すか、全体の桁数を増やしてください。", "Mend the values of these records first, or allow more digits.");

    internal static readonly DiagnosticDescriptor Rounded = DiagnosticDescriptor.Warning("AF4106",
        "{0}: 小数部が {2} 桁を超える値のレコードが {1}あり、次に保存したときに丸められます。", "{0}: {1} hold a number of more than {2} decimal places; it is rounded when they are saved next.",
        "丸めてよいか確かめるか、小数部の桁数を減らさないでください。", "Make sure that they may be rounded, or keep the decimal places.");

    internal static readonly DiagnosticDescriptor Unchecked = DiagnosticDescriptor.Warning("AF4107",
        "{0}: いまあるレコードに合うか、確かめていません（{2}）。", "{0}: whether the records that are there meet it was not checked ({2}).",
        "kintone の画面で確かめてください。合わないレコードがあると、反映に失敗するか、そのレコードを保存できなくなります。", "Look in kintone. Where a record doesn't meet it, the deploy fails or the record can't be saved any more.");

    /// <summary>behaviour.md, trap 17.</summary>
    internal static readonly DiagnosticDescriptor TypeChange = DiagnosticDescriptor.Error("AF4110",
        "{0}: フィールドの型は変えられないため、作り直しになり、レコードの値を失います。", "{0}: the type of a field can't be changed; it is made anew, and records lose their values.",
        "値を残すには: (1) 新しいフィールドを別のコードで加えて反映し、(2) appforge migrate で値を移し、(3) 古いフィールドを消して反映します。",
        "To keep the values: (1) add a field of the new type under another code and deploy, (2) move the values by appforge migrate, (3) remove the old field and deploy.");

    internal static readonly DiagnosticDescriptor LikeRename = DiagnosticDescriptor.Error("AF4111",
        "{0} がなくなり、よく似た {2} が増えます。名前を変えたのなら、このままではレコードの値を失います。", "{0} goes and {2}, much like it, comes. If it is another name for the same thing, records lose their values this way.",
        "名前を変えたのなら、新しいほうに renamedFrom を書いてください。別のものなら、番地を書いて許可してください。", "If it was renamed, write renamedFrom on the new one. If they are two things, allow the removal by its address.");

    /// <summary>behaviour.md, trap 12.</summary>
    internal static readonly DiagnosticDescriptor TokensCreate = DiagnosticDescriptor.Error("AF4201",
        "{0}: APIトークンではアプリを作れません。", "{0}: API tokens can't create an app.",
        "環境の auth: にユーザー名とパスワードを書くか、kintone の画面でアプリを作って environments/ の apps.yaml に ID を書いてください。",
        "Name a user and a password under auth: of the environment, or create the app in kintone and write its id into apps.yaml under environments/.");

    internal static readonly DiagnosticDescriptor TokensCustomView = DiagnosticDescriptor.Error("AF4202",
        "{0}: カスタマイズ形式の一覧（CUSTOM）のあるアプリの一覧は、APIトークンでは書けません。", "{0}: API tokens can't write the views of an app that has a view of the type CUSTOM.",
        "環境の auth: にユーザー名とパスワードを書くか、views を unmanaged に書いてください。", "Name a user and a password under auth: of the environment, or list views under unmanaged.");

    internal static readonly DiagnosticDescriptor TokensCustomize = DiagnosticDescriptor.Error("AF4203",
        "{0}: JavaScript/CSS のカスタマイズは、APIトークンでは書けません。", "{0}: API tokens can't write JavaScript and CSS customizations.",
        "環境の auth: にユーザー名とパスワードを書くか、customize を unmanaged に書いてください。", "Name a user and a password under auth: of the environment, or list customize under unmanaged.");

    internal static readonly DiagnosticDescriptor SpaceHidden = DiagnosticDescriptor.Error("AF4204",
        "{0}: スペース #{2} がないか、この利用者には見えないため、そこにアプリを作れません。", "{0}: the space #{2} isn't there, or this account can't see it: no app can be made in it.",
        "環境の space / spaces の ID を確かめるか、利用者をスペースのメンバーにしてください。", "Check the id under space or spaces of the environment, or make the account a member of the space.");

    internal static readonly DiagnosticDescriptor SpaceForbids = DiagnosticDescriptor.Error("AF4205",
        "{0}: この利用者は、スペース #{2} にアプリを作れません。", "{0}: this account may not make apps in the space #{2}.",
        "利用者をスペースのメンバー（作成が管理者に限られているときは管理者）にしてください。", "Make the account a member of the space, or one of its administrators where only they may make apps.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        Duplicates, OutsideLength, OutsideRange, EmptyBefore, TooManyDigits, Rounded, Unchecked, TypeChange, LikeRename,
        TokensCreate, TokensCustomView, TokensCustomize, SpaceHidden, SpaceForbids, OverBudget,
    ];

    /// <summary>limits.md, Traffic: kintone warns its administrators, and refuses nothing.</summary>
    internal static readonly DiagnosticDescriptor OverBudget = DiagnosticDescriptor.Error("AF4301",
        "{0}: 今日のリクエスト数の上限に収まりません（{2}）。", "{0}: doesn't fit into the requests of today ({2}).",
        "09:00（日本時間）に数え直しになってから実行するか、アプリを分けるか、環境の budget を見直してください。", "Run after 00:00 UTC, when the count starts again, deploy fewer apps, or look at budget of the environment.");

    /// <summary>The one of a code.</summary>
    internal static DiagnosticDescriptor? Find(string code) => All.FirstOrDefault(d => d.Code == code);
}
