using System.Text.RegularExpressions;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>The dictionary of what personal data is called in forms. A hit is a hint, so a word that also means something else (品名, 会社住所, 障害) is left out.</summary>
internal static partial class PersonalDataWords
{
    private static readonly (Regex Name, LocalizedText Kind)[] Words =
    [
        (SensitiveName(), new("要配慮", "sensitive")), (NumberName(), new("個人を識別する番号", "number of a person")), (PersonName(), new("氏名", "name of a person")),
        (BirthName(), new("生年月日・属性", "birth and attributes")), (AddressName(), new("住所", "address")), (ContactName(), new("連絡先", "contact")), (AccountName(), new("口座", "bank account")),
    ];

    /// <summary>The kind of personal data that a name speaks of, or null.</summary>
    public static LocalizedText? Find(string name) => OfOrganization().IsMatch(name) ? null : Words.FirstOrDefault(w => w.Name.IsMatch(name)).Kind;

    // Of what is no person, and of what is said about the word itself.
    [GeneratedRegex("会社|法人|企業|団体|施設|事業所|営業所|店舗|納品先|設置|庁舎|本社|所属|組織|部署|窓口|代表電話|代表番号|代表メール|送信|件名|本文|テンプレート|区分$|種別$|有無$|件数$|コード$")]
    private static partial Regex OfOrganization();

    [GeneratedRegex("病歴|既往|病名|診断名|診断書|健康診断|障害者|障害等級|障害の程度|障がい|犯罪|前科|信条|宗教|人種|本籍|国籍")]
    private static partial Regex SensitiveName();

    [GeneratedRegex("マイナンバー|個人番号|職員番号|社員番号|従業員番号|免許証番号|旅券番号|パスポート|被保険者番号|年金番号|my ?number", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumberName();

    [GeneratedRegex("氏名|姓名|フリガナ|ふりがな|^お?名前$|本人名|申請者名|担当者名|相手方名|保護者名|代理人名|出席者名|^(full ?name|first ?name|last ?name)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PersonName();

    [GeneratedRegex("生年月日|誕生日|年齢|^性別|続柄|家族構成|世帯|birth ?day|date ?of ?birth", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BirthName();

    [GeneratedRegex("住所|居住地|自宅", RegexOptions.CultureInvariant)]
    private static partial Regex AddressName();

    [GeneratedRegex("電話番号|携帯番号|携帯電話|^電話$|^携帯$|メールアドレス|^メール$|^e-?mail$|^phone$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ContactName();

    [GeneratedRegex("口座番号|口座名義|振込先口座|カード番号")]
    private static partial Regex AccountName();
}
