using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>
/// What kintone hides for lack of a right (<c>lookup: null</c>; behaviour.md, trap 22). It can be read, written in YAML as <c>unreadable</c> and compared;
/// it is never sent, and a plan that meets it is incomplete.
/// </summary>
public sealed class UnreadableValue(SourceSpan origin) : SettingValue(origin)
{
    /// <summary>The word that stands for it in a definition.</summary>
    public const string Word = "unreadable";
}
