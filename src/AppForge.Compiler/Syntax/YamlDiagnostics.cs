using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Syntax;

/// <summary>What <see cref="YamlReader"/> reports.</summary>
internal static class YamlDiagnostics
{
    public static readonly DiagnosticDescriptor Broken = DiagnosticDescriptor.Error("AF1001",
        "YAML として読めません（{0}）。", "This is not valid YAML ({0}).",
        "この行とその前の行の字下げ・引用符・かっこ・コロンの後の空白を確かめてください。",
        "Check indentation, quotes, brackets and the space after colons here and on the line before.");

    public static readonly DiagnosticDescriptor NotUtf8 = DiagnosticDescriptor.Error("AF1002",
        "UTF-8 でない文字があります。", "There are bytes that are not UTF-8.",
        "ファイルを UTF-8 で保存し直してください（Shift_JIS で保存されていませんか）。", "Save the file as UTF-8 (was it saved as Shift_JIS?).");

    public static readonly DiagnosticDescriptor Tab = DiagnosticDescriptor.Error("AF1003",
        "字下げにタブが使われています。", "A tab is used for indentation.",
        "タブを半角の空白に置き換えてください。", "Replace the tab by spaces.");

    public static readonly DiagnosticDescriptor DuplicateKey = DiagnosticDescriptor.Error("AF1004",
        "「{0}」が2回書かれています（最初は{1}行目）。", "\"{0}\" is written twice (first on line {1}).",
        "どちらか一方を消すか、名前を変えてください。", "Remove one of them or give it another name.");

    public static readonly DiagnosticDescriptor Cycle = DiagnosticDescriptor.Error("AF1005",
        "別名 *{0} が自分自身を含んでいます。", "The alias *{0} contains itself.",
        "別名の指す先に、その別名を書かないでください。", "Do not use an alias inside what it stands for.");

    public static readonly DiagnosticDescriptor TooManyNodes = DiagnosticDescriptor.Error("AF1006",
        "別名を展開すると {0} 個を超えます。", "Aliases expand to more than {0} nodes.",
        "別名の重ね書きを減らしてください。", "Use fewer aliases of aliases.");

    public static readonly DiagnosticDescriptor UnknownAlias = DiagnosticDescriptor.Error("AF1007",
        "別名 *{0} の元になる &{0} がありません。", "There is no &{0} for the alias *{0}.",
        "&{0} をこのファイルの前の方に書くか、別名の名前を直してください。先頭が * の文字列は引用符で囲みます。",
        "Write &{0} further up in this file or correct the name. A text that starts with * needs quotes.");

    public static readonly DiagnosticDescriptor FullWidthSpace = DiagnosticDescriptor.Error("AF1008",
        "全角の空白があります。", "There is a full-width space.",
        "半角の空白に直してください。文字として全角の空白が要るときは引用符で囲みます。",
        "Use a half-width space. If the text really starts with a full-width space, put it in quotes.");

    public static readonly DiagnosticDescriptor FullWidthColon = DiagnosticDescriptor.Error("AF1009",
        "全角のコロン「：」は区切りになりません。", "A full-width colon \"：\" separates nothing.",
        "半角の「: 」（コロンと空白）に直してください。", "Write \": \" (a half-width colon and a space).");

    public static readonly DiagnosticDescriptor ControlCharacter = DiagnosticDescriptor.Error("AF1010",
        "制御文字 U+{0} があります。", "There is a control character U+{0}.",
        "その文字を消してください。", "Remove that character.");

    public static readonly DiagnosticDescriptor SeveralDocuments = DiagnosticDescriptor.Error("AF1011",
        "1つのファイルに文書が2つあります（---）。", "There is more than one document (---) in the file.",
        "ファイルを分けてください。", "Use one file for each.");

    public static readonly DiagnosticDescriptor Tag = DiagnosticDescriptor.Error("AF1012",
        "YAML のタグ {0} は使えません。", "The YAML tag {0} can't be used.",
        "タグを消してください。文字として ! で始めるときは引用符で囲みます。", "Remove the tag. A text that starts with ! needs quotes.");

    public static readonly DiagnosticDescriptor MergeKey = DiagnosticDescriptor.Error("AF1013",
        "<< による併合は YAML 1.2 にありません。", "YAML 1.2 has no << merge.",
        "内容をそのまま書くか、断片（use）を使ってください。", "Write the content out, or use a fragment (use).");

    public static readonly DiagnosticDescriptor TooDeep = DiagnosticDescriptor.Error("AF1014",
        "入れ子が {0} 段を超えています。", "The nesting is deeper than {0}.",
        "入れ子を浅くしてください。", "Use less nesting.");

    public static readonly DiagnosticDescriptor TooLarge = DiagnosticDescriptor.Error("AF1015",
        "ファイルが大きすぎます（上限 {0} 文字）。", "The file is too large (limit {0} characters).",
        "セクションを別のファイルに分けてください。", "Move sections into files of their own.");

    public static readonly DiagnosticDescriptor ScalarKey = DiagnosticDescriptor.Error("AF1016",
        "ここには名前（文字列）が要ります。", "A name (a text) is needed here.",
        "「? 」や入れ子の鍵は使えません。[ ] や { } で始まる名前は引用符で囲みます。", "Complex keys can't be used. A name that starts with [ or { needs quotes.");

    public static readonly DiagnosticDescriptor ParameterInBrackets = DiagnosticDescriptor.Error("AF1017",
        "[ ] や { } の中の ${…} は、引用符で囲まないと YAML として読めません。", "Inside [ ] or { } a ${…} is no YAML without quotes.",
        "\"${…}\" と書いてください。", "Write \"${…}\".");

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        Broken, NotUtf8, Tab, DuplicateKey, Cycle, TooManyNodes, UnknownAlias, FullWidthSpace, FullWidthColon, ControlCharacter, SeveralDocuments,
        Tag, MergeKey, TooDeep, TooLarge, ScalarKey, ParameterInBrackets,
    ];
}
