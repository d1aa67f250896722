using AppForge.Emulator.Settings.Fields;

namespace AppForge.Emulator.Checks;

/// <summary>
/// The one place where query and formula texts inside settings are judged: every <c>filterCond</c> and <c>sort</c> when it is written, every
/// <c>expression</c> at deploy (query-and-formula.md, A5 and B6). An implementation refuses by throwing the error kintone answers with.
/// </summary>
internal interface IConditionChecker
{
    /// <summary>Judges a condition: no order, limit or offset. An empty text means all records.</summary>
    void CheckCondition(string condition, ConditionPlace place, FormFields fields);

    /// <summary>Judges a sort order such as <c>更新日時 desc, 番号 asc</c>.</summary>
    void CheckSort(string sort, FormFields fields);

    /// <summary>Judges all formulas of an app that is about to be deployed.</summary>
    void CheckFormulas(FormFields fields);
}
