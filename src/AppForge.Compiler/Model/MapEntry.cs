using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model;

/// <summary>An entry of a map: a field, an option, a view, a state. Its key is its identity in kintone, so a rename belongs to the entry.</summary>
/// <param name="Key">The key.</param>
/// <param name="KeyOrigin">Where the key is written.</param>
/// <param name="Value">What it stands for.</param>
/// <param name="RenamedFrom">The key that it had before (<c>renamedFrom</c>), where the author says so.</param>
/// <param name="IsImplied">Whether it is there without being written (built-in fields).</param>
public sealed record MapEntry(string Key, SourceSpan KeyOrigin, SettingValue Value, ScalarValue? RenamedFrom = null, bool IsImplied = false);
