using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AppForge.Compiler.Query;
using AppForge.Emulator.Settings.Mentions;

namespace AppForge.Emulator.Settings;

/// <summary>
/// What goes when the process is switched off: conditions on the assignee (settings.md, 3). Filters lose the comparison; of the access rights the whole
/// rule goes, because without its condition it would hold for every record.
/// </summary>
internal static class AssigneeConditions
{
    public static void Drop(AppSettings settings)
    {
        string assignee = settings.Fields.BuiltIn("STATUS_ASSIGNEE").Code;
        foreach (ISettingsArea area in SettingsAreas.AroundTheForm.Where(a => a is not ProcessArea))
        {
            JsonObject document = settings.Load(area.Resource);
            foreach (Mention mention in area.Mentions.Where(m => m.Kind == MentionKind.Condition))
            {
                foreach (MentionedValue value in mention.In(document))
                {
                    DropFrom(value, assignee, mention.GivesRight);
                }
            }

            foreach (MentionedValue value in area.Mentions.Where(m => m is { Kind: MentionKind.Principal, GivesRight: true }).SelectMany(m => m.In(document)).Where(v => v.FieldCode == assignee))
            {
                value.Leave();
            }

            settings.Save(area.Resource, document);
        }
    }

    private static void DropFrom(MentionedValue value, string assignee, bool isRight)
    {
        if (value.Text is not { } text || QueryText.ParseCondition(text) is not { IsValid: true, Tree: { Condition: { } condition } tree })
        {
            return;
        }

        QueryCondition? rest = Without(condition, assignee);
        if (rest == condition)
        {
            return;
        }

        if (isRight)
        {
            value.Leave();
        }
        else
        {
            value.SetText(QueryText.Print(tree with { Condition = rest }));
        }
    }

    private static QueryCondition? Without(QueryCondition condition, string assignee) => condition switch
    {
        Comparison { Field: { Related: null, Code: { } code } } when code == assignee => null,
        AndCondition and => Joined(Without(and.Terms, assignee), terms => new AndCondition(terms)),
        OrCondition or => Joined(Without(or.Terms, assignee), terms => new OrCondition(terms)),
        _ => condition,
    };

    private static ImmutableArray<QueryCondition> Without(ImmutableArray<QueryCondition> terms, string assignee) =>
        [.. terms.Select(t => Without(t, assignee)).OfType<QueryCondition>()];

    private static QueryCondition? Joined(ImmutableArray<QueryCondition> terms, Func<ImmutableArray<QueryCondition>, QueryCondition> join) => terms switch
    {
        [] => null,
        [var only] => only,
        _ => join(terms),
    };
}
