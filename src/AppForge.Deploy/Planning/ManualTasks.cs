using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Deploy.Kintone;

namespace AppForge.Deploy.Planning;

/// <summary>Collects what is left for a person to do in an app.</summary>
internal static class ManualTasks
{
    /// <summary>The tasks of an app, differences first.</summary>
    /// <param name="app">The app as it shall be.</param>
    /// <param name="changes">The differences.</param>
    /// <param name="live">The app as kintone lists it; null where it is new, or wasn't looked for.</param>
    /// <param name="isNew">Whether it is to be created.</param>
    public static ImmutableArray<ManualTask> Of(AppModel app, ImmutableArray<Change> changes, KintoneApp? live, bool isNew)
    {
        var differences = changes.Where(c => c.IsByHand).Select(c => new ManualTask(c.Address, ManualReason.Difference, c.Area.Title, c.Before, c.After));
        var followUps = isNew ? [] : changes.Where(c => c is { FollowUp: not null, Kind: ChangeKind.Change })
            .Select(c => new ManualTask(c.Address, ManualReason.FollowUp, c.FollowUp!, null, null));
        var added = changes.Where(c => c.Kind == ChangeKind.Add).Select(c => c.Address.Text).ToList();
        var declared = HandWork.In(app).Where(i => !IsToldByKintone(i, added, isNew)).Select(i => Declared(i, live)).OfType<ManualTask>().ToList();
        return [.. differences, .. declared.Where(t => t.Reason == ManualReason.Difference), .. followUps, .. declared.Where(t => t.Reason == ManualReason.Declared)];
    }

    // What kintone tells is compared, once the row that holds it is there; and what it makes of itself needs nobody.
    private static bool IsToldByKintone(HandWorkItem item, List<string> added, bool isNew)
    {
        if (!item.Property.IsRead)
        {
            return false;
        }

        var isThere = !isNew && !added.Exists(a => item.Address.Text.StartsWith(a + ".", StringComparison.Ordinal));
        return isThere || (item.Property.Default is { IsConstant: true } @default && @default.Compute(null!) is { } made && SettingValueComparer.Instance.Equals(made, item.Value));
    }

    private static ManualTask? Declared(HandWorkItem item, KintoneApp? live)
    {
        if (live is null || !ReferenceEquals(item.Property, KintoneCatalog.AppCode) || item.Value is not ScalarValue { Text: var code })
        {
            return new(item.Address, ManualReason.Declared, item.Property.Title, null, item.Value);
        }

        return code == live.Code ? null : new(item.Address, ManualReason.Difference, item.Property.Title, ScalarValue.Of(live.Code), item.Value);
    }
}
