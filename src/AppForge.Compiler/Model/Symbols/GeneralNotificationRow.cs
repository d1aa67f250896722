using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>Who is told of which operations.</summary>
/// <param name="Value">The row in canonical form.</param>
public sealed record GeneralNotificationRow(ObjectValue Value)
{
    /// <summary>Who.</summary>
    public PrincipalSymbol Who => PrincipalSymbol.Of(Value);

    /// <summary>The operations, in kintone's words (<c>recordAdded</c> …).</summary>
    public ImmutableArray<string> Events => Value["events"].Texts();

    /// <summary>What a reader calls the operations.</summary>
    public ImmutableArray<LocalizedText> EventTitles => Value.Titles("events");
}
