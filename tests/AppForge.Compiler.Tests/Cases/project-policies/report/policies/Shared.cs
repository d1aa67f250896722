using System.Collections.Generic;
using System.Linq;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

/// <summary>What several policies use.</summary>
internal static class Shared
{
    private static readonly string[] BuiltIn = ["RECORD_NUMBER"];

    public static IEnumerable<FieldSymbol> Own(AppModel app) => app.Fields.Where(f => !f.IsBuiltIn && !BuiltIn.Contains(f.Type));
}
