using AppForge.Compiler.Catalog;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>
/// A field every app has from the start; its code follows the language of the app's creator (behaviour.md, Create). The codes are the
/// catalog's; here is the order in which kintone lists them, and which of them are switches rather than fields of the form.
/// </summary>
internal sealed record BuiltInField(string Type, bool IsSwitch)
{
    public static IReadOnlyList<BuiltInField> All { get; } =
    [
        new("RECORD_NUMBER", false),
        new("CREATOR", false),
        new("CREATED_TIME", false),
        new("MODIFIER", false),
        new("UPDATED_TIME", false),
        new("STATUS", true),
        new("STATUS_ASSIGNEE", true),
        new("CATEGORY", true),
    ];

    public static BuiltInField Find(string type) => All.First(b => b.Type == type);

    public string CodeIn(bool japanese) => (japanese ? BuiltInNames.Japanese : BuiltInNames.English).CodeOf(Type);

    /// <summary>The label is the code with spaces: <c>Record number</c>.</summary>
    public string LabelIn(bool japanese) => CodeIn(japanese).Replace('_', ' ');
}
