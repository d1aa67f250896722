using System.Text.Json.Nodes;
using AppForge.Emulator.Settings.Fields;

namespace AppForge.Emulator.Settings.Mentions;

/// <summary>
/// A place where an area's document mentions something that lives elsewhere. What follows a renamed or deleted field, what hides with a stopped
/// user, and where file keys are handed out, all goes by these rows: a new area says where it mentions things, and no more.
/// </summary>
/// <param name="Kind">What stands there.</param>
/// <param name="Path">Property names from the document downwards with dots; <c>*</c> is every item of an array or every value of a map.</param>
internal sealed record Mention(MentionKind Kind, string Path)
{
    private readonly string[] _steps = Path.Split('.');

    /// <summary>The property of an object further up, <c>{app}</c>, that names the app whose field is meant; <see langword="null"/> for the app itself.</summary>
    public string? Owner { get; init; }

    /// <summary>
    /// What becomes of the object that holds the mention of a deleted field; where nothing is said, the innermost <c>*</c> of the path leaves its
    /// array or map.
    /// </summary>
    public Action<JsonObject, FormFields>? WhenGone { get; init; }

    /// <summary>Whether the entry around gives an access right: once the condition or the person that it rests on is no more, it goes, so that it doesn't hold for all.</summary>
    public bool GivesRight { get; init; }

    public static Mention Field(string path) => new(MentionKind.Field, path);

    public static Mention Condition(string path) => new(MentionKind.Condition, path);

    public static Mention Sort(string path) => new(MentionKind.Sort, path);

    public static Mention Principal(string path) => new(MentionKind.Principal, path);

    public static Mention File(string path) => new(MentionKind.File, path);

    /// <summary>The values at this place; collected first, so that the document may be changed while they are gone through.</summary>
    public IReadOnlyList<MentionedValue> In(JsonObject document)
    {
        List<MentionedValue> found = [];
        Collect(document, 0, null, found);
        return found;
    }

    private void Collect(JsonNode? node, int step, JsonNode? row, List<MentionedValue> found)
    {
        if (node is null)
        {
            return;
        }

        if (step == _steps.Length)
        {
            found.Add(new MentionedValue(this, node, row));
        }
        else if (_steps[step] != "*")
        {
            Collect((node as JsonObject)?[_steps[step]], step + 1, row, found);
        }
        else
        {
            IEnumerable<JsonNode?> children = node switch
            {
                JsonArray array => array,
                JsonObject map => map.Select(p => p.Value),
                _ => [],
            };
            foreach (JsonNode? child in children)
            {
                Collect(child, step + 1, child, found);
            }
        }
    }
}
