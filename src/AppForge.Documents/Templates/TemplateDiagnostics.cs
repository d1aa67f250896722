using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Documents.Templates;

/// <summary>The mistakes an author of templates can make.</summary>
public static class TemplateDiagnostics
{
    internal static readonly DiagnosticDescriptor NoFrontMatter = DiagnosticDescriptor.Error("AF6001",
        "テンプレートの先頭に --- で囲んだ見出し部がない。", "The template has no head between --- lines.",
        "先頭に --- 、scope、title、output の行、--- を書く（20行まで）。", "Begin with ---, the lines scope, title and output, and --- (20 lines at most).");

    internal static readonly DiagnosticDescriptor BadFrontMatter = DiagnosticDescriptor.Error("AF6002",
        "テンプレートの見出し部の行「{0}」は読めない。", "The line \"{0}\" in the head of the template cannot be read.",
        "「キー: 値」を1行に1つ書く。キーは scope、title、output で、各1回。", "Write one \"key: value\" per line; keys are scope, title and output, each once.");

    internal static readonly DiagnosticDescriptor MissingKey = DiagnosticDescriptor.Error("AF6003",
        "テンプレートの見出し部に {0} がない。", "The head of the template lacks {0}.",
        "見出し部に書き足す。", "Add it to the head.");

    internal static readonly DiagnosticDescriptor Syntax = DiagnosticDescriptor.Error("AF6004",
        "テンプレートの書き方が正しくない: {0}", "The template is not well formed: {0}",
        "Scriban の文法を確かめる。", "Check the syntax of Scriban.");

    internal static readonly DiagnosticDescriptor Failed = DiagnosticDescriptor.Error("AF6005",
        "テンプレートの実行に失敗した: {0}", "The template failed: {0}",
        "変数名と、値がない場合の扱いを確かめる。", "Check the names of variables and what happens when a value is missing.");

    internal static readonly DiagnosticDescriptor NotFound = DiagnosticDescriptor.Error("AF6006",
        "テンプレート「{0}」がない。", "There is no template \"{0}\".",
        "templates フォルダの中のパスを確かめる。", "Check the path below the templates folder.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        NoFrontMatter, BadFrontMatter, MissingKey, Syntax, Failed, NotFound,
    ];
}
