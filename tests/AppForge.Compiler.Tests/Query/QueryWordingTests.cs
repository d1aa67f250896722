using AppForge.Compiler.Query;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Query;

/// <summary>documents.md, section 14.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class QueryWordingTests
{
    [TestCase("", "")]
    [TestCase("ステータス in (\"対応中\",\"協議中\")", "ステータスが「対応中」または「協議中」")]
    [TestCase("ステータス in (\"a\",\"b\",\"c\")", "ステータスが「a」「b」または「c」")]
    [TestCase("ステータス = \"完了\"", "ステータスが「完了」")]
    [TestCase("ステータス not in (\"完了\",\"取下げ\")", "ステータスが「完了」「取下げ」のいずれでもない")]
    [TestCase("ステータス not in (\"完了\")", "ステータスが「完了」ではない")]
    [TestCase("担当者 in (LOGINUSER())", "担当者に自分（画面を見ている利用者）が含まれる")]
    [TestCase("担当者 in (\"tanaka\", LOGINUSER())", "担当者に「tanaka」または自分（画面を見ている利用者）が含まれる")]
    [TestCase("作成者 in (LOGINUSER())", "作成者が自分（画面を見ている利用者）")]
    [TestCase("担当者 in (\"\")", "担当者が未設定")]
    [TestCase("拡張機能 not in (\"\")", "拡張機能が選択済み")]
    [TestCase("緊急度 in (\"高\", \"\")", "緊急度が「高」、または未選択")]
    [TestCase("組織 in (PRIMARY_ORGANIZATION())", "組織が自分の「優先する組織」と一致する（※優先する組織が未設定の利用者には表示されない）")]
    [TestCase("期限 < TODAY()", "期限が今日より前（期限を過ぎている）")]
    [TestCase("最終更新日 < TODAY()", "最終更新日が今日より前")]
    [TestCase("受付日時 = THIS_MONTH()", "受付日時が今月")]
    [TestCase("受付日時 = LAST_MONTH(LAST)", "受付日時が先月の末日")]
    [TestCase("受付日時 >= NEXT_WEEK(MONDAY)", "受付日時が来週の月曜日以降")]
    [TestCase("最終更新日 < FROM_TODAY(-180, DAYS)", "最終更新日が180日以上前")]
    [TestCase("期限 <= FROM_TODAY(60, DAYS)", "期限が60日後まで")]
    [TestCase("期限 >= FROM_TODAY(-6, \"MONTHS\")", "期限が6か月前以降")]
    [TestCase("対象年月 = \"\"", "対象年月が未入力")]
    [TestCase("対象年月 != \"\"", "対象年月が入力済み")]
    [TestCase("件名 like \"帳票\"", "件名に「帳票」を含む")]
    [TestCase("件名 not like \"帳票\"", "件名に「帳票」を含まない")]
    [TestCase("経過 is empty", "経過が未入力")]
    [TestCase("資料 is not empty", "資料がある")]
    [TestCase("合計対応時間 >= 60", "合計対応時間が60分以上")]
    [TestCase("合計対応時間 < \"60\"", "合計対応時間が60分未満")]
    [TestCase("金額 > 1000", "金額が¥1000より大きい")]
    [TestCase("期限 >= \"2026-04-01\"", "期限が2026年4月1日以降")]
    [TestCase("受付日時 < \"2026-04-01T09:30:00+09:00\"", "受付日時が2026年4月1日9時30分より前")]
    [TestCase("受付日時 < \"2026-04-01T00:00:00Z\"", "受付日時が2026年4月1日0時（協定世界時）より前")]
    [TestCase("開始 <= 9:00", "開始が9時以前")]
    [TestCase("品名 in (\"x\")", "いずれかの行の品名が「x」")]
    [TestCase("品名 not in (\"x\")", "すべての行の品名が「x」ではない")]
    [TestCase("取引先一覧.会社名 in (\"x\")", "関連レコード「取引先一覧」の会社名が「x」")]
    [TestCase("不明 = \"x\"", "不明が「x」")]
    [TestCase("期限 < TODAY() and ステータス not in (\"完了\")", "期限が今日より前（期限を過ぎている）、かつ、ステータスが「完了」ではない")]
    [TestCase("件名 = \"a\" or 件名 = \"b\"", "件名が「a」、または、件名が「b」")]
    [TestCase("件名 = \"a\" and (件名 = \"b\" or 件名 = \"c\")", "次のすべてを満たす\n（1）件名が「a」\n（2）件名が「b」、または、件名が「c」")]
    [TestCase("件名 = \"a\" or (件名 = \"b\" and (件名 = \"c\" or 件名 = \"d\"))",
        "次のいずれかを満たす\n（1）件名が「a」\n（2）次のすべてを満たす\n　（1）件名が「b」\n　（2）件名が「c」、または、件名が「d」")]
    [TestCase(" 件名 = ", "件名 =")]
    public void Conditions_are_said_in_Japanese(string condition, string expected) =>
        QueryWording.Japanese(condition, TestScope.Words).ShouldBe(expected);

    [TestCase("ステータス in (\"a\",\"b\") and 期限 < TODAY()", "ステータス is \"a\" or \"b\", and 期限 is before today")]
    [TestCase("担当者 in (LOGINUSER())", "担当者 is the viewing user")]
    [TestCase("担当者 in (\"\")", "担当者 is empty")]
    [TestCase("合計対応時間 >= 60", "合計対応時間 is at least 60分")]
    [TestCase("最終更新日 < FROM_TODAY(-180, DAYS)", "最終更新日 is before 180 days ago")]
    [TestCase("受付日時 = LAST_MONTH(LAST)", "受付日時 is the last day of last month")]
    [TestCase("受付日時 = THIS_WEEK(MONDAY)", "受付日時 is Monday of this week")]
    [TestCase("件名 = \"a\" and (件名 = \"b\" or 件名 = \"c\")", "all of:\n(1) 件名 is \"a\"\n(2) 件名 is \"b\", or 件名 is \"c\"")]
    public void Conditions_are_said_in_English(string condition, string expected) =>
        QueryWording.English(condition, TestScope.Words).ShouldBe(expected);

    [TestCase("", "")]
    [TestCase("受付日時 desc, 緊急度 asc", "受付日時の新しい順、次に緊急度の昇順（選択肢の並び順）")]
    [TestCase("合計対応時間 desc, 件名, $id", "合計対応時間の大きい順、次に件名の昇順、次にレコードIDの小さい順")]
    public void Sorts_are_said_in_Japanese(string sort, string expected) => SortWording.Japanese(sort, TestScope.Words).ShouldBe(expected);

    [Test]
    public void Sorts_are_said_in_English() =>
        SortWording.English("受付日時 desc, 緊急度", TestScope.Words).ShouldBe("受付日時, newest first, then 緊急度, ascending (first option first)");
}
