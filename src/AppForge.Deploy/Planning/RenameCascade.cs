using AppForge.Compiler.Model;

namespace AppForge.Deploy.Planning;

/// <summary>
/// Carries renames out on what is there before it is compared: what uses a renamed thing follows it, in its own app and in others, so that following is no change of its own.
/// Whether kintone lets everything follow is not known (behaviour.md, unconfirmed 2): <see cref="ConfirmRenamesStep"/> looks, and writes what didn't.
/// </summary>
internal static class RenameCascade
{
    /// <summary>Lets all apps follow the renames of all.</summary>
    public static void Follow(IReadOnlyList<AppDraft> drafts)
    {
        var renames = drafts.SelectMany(d => d.Renames).ToList();
        if (renames.Count == 0)
        {
            return;
        }

        var fields = drafts.ToDictionary(d => d.App.Key, d => d.Before.FieldMap, StringComparer.Ordinal);
        var renamer = new Renamer(renames, fields.GetValueOrDefault, usesOnly: true);
        foreach (var draft in drafts.Where(d => d.Live is not null))
        {
            draft.Follow(renamer);
        }
    }
}
