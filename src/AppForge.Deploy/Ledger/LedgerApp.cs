using AppForge.Compiler;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;

namespace AppForge.Deploy.Ledger;

/// <summary>
/// The one app that AppForge makes for itself in a tenant, where somebody asks for it: what two machines have to see of one another is a record in it. It is a definition like
/// any other, planned and deployed like any other.
/// </summary>
public static class LedgerApp
{
    /// <summary>Its key in the environment's file of app ids.</summary>
    public const string Key = "appforge-ledger";

    internal const string Lock = "錠";
    internal const string Run = "実行";
    internal const string Who = "担当";
    internal const string Since = "開始";

    private const string Definition = $$"""
        name: AppForge 台帳
        description: AppForge が反映のあいだ使う錠です。手で変えないでください。
        fields:
          {{Lock}}: { type: SINGLE_LINE_TEXT, required: true, unique: true }
          {{Run}}: { type: SINGLE_LINE_TEXT }
          {{Who}}: { type: SINGLE_LINE_TEXT }
          {{Since}}: { type: DATETIME }
        views:
          反映中: { type: LIST, fields: [{{Lock}}, {{Run}}, {{Who}}, {{Since}}] }
        """;

    /// <summary>Its definition, in the surroundings of a project.</summary>
    /// <param name="project">The project's own file, for its language and time zone.</param>
    public static Compilation Compile(SourceText project)
    {
        var compilation = AppCompiler.Compile(ProjectFiles.Of([project, new($"apps/{Key}/app.yaml", Definition)]), CancellationToken.None);
        return compilation.Find(Key) is not null && !compilation.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error && !d.IsGovernance)
            ? compilation
            : throw new InvalidOperationException("The ledger's own definition has errors: " + string.Join("; ", compilation.Diagnostics.Select(d => d.Message(Language.English))));
    }
}
