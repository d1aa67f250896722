using AppForge.Emulator.Settings.Fields;

namespace AppForge.Emulator.Checks;

/// <summary>Takes every query and formula text as it is. It checks nothing and says so: the parsers live in the compiler.</summary>
internal sealed class TextsAsGiven : IConditionChecker
{
    public void CheckCondition(string condition, ConditionPlace place, FormFields fields)
    {
    }

    public void CheckSort(string sort, FormFields fields)
    {
    }

    public void CheckFormulas(FormFields fields)
    {
    }
}
