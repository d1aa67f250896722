namespace AppForge.Emulator.Checks;

/// <summary>Where a condition stands: the places restrict it differently (query-and-formula.md, A5).</summary>
internal enum ConditionPlace
{
    View,
    ProcessAction,
    RecordRights,
    RelatedApp,
}
