using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Fragments;

/// <summary>What can be wrong with fragments and their use.</summary>
internal static class FragmentDiagnostics
{
    /// <summary>Those that stop nothing.</summary>
    public static IEnumerable<DiagnosticDescriptor> Warnings => [NeverUsed, Unused];

    public static readonly DiagnosticDescriptor Unknown = DiagnosticDescriptor.Error("AF2201",
        "断片「{0}」はありません。", "There is no fragment \"{0}\".",
        "名前は fragments フォルダにある YAML ファイルの名前（.yaml を除く）です。", "The name is that of a YAML file in the folder fragments (without .yaml).");

    public static readonly DiagnosticDescriptor Empty = DiagnosticDescriptor.Error("AF2202",
        "断片「{0}」に何も書かれていないか、「名前: 値」の組ではありません。", "The fragment \"{0}\" is empty, or no mapping.",
        "アプリと同じセクション（fields など）を書いてください。", "Write the sections of an app (such as fields).");

    public static readonly DiagnosticDescriptor Cycle = DiagnosticDescriptor.Error("AF2203",
        "断片「{0}」が自分自身を使っています（{1}）。", "The fragment \"{0}\" uses itself ({1}).",
        "どれかの use からこの名前を消してください。", "Remove the name from one of the uses.");

    public static readonly DiagnosticDescriptor TooMuch = DiagnosticDescriptor.Error("AF2204",
        "断片が多すぎます（使うのは {0} 回、断片の中の断片は {1} 段まで。大きさにも限りがあります）。",
        "The fragments come to too much (at most {0} uses, {1} deep; size has a bound too).",
        "断片を重ねて使うのを減らしてください。", "Use fewer fragments inside fragments.");

    public static readonly DiagnosticDescriptor UnknownParameter = DiagnosticDescriptor.Error("AF2205",
        "断片「{1}」にパラメーター「{0}」はありません。", "The fragment \"{1}\" has no parameter \"{0}\".",
        "あるもの: {2}", "There are: {2}");

    public static readonly DiagnosticDescriptor MissingArgument = DiagnosticDescriptor.Error("AF2206",
        "断片「{1}」のパラメーター「{0}」の値がありません（{2}）。", "The parameter \"{0}\" of the fragment \"{1}\" has no value ({2}).",
        "with: に「{0}: 値」を書き足してください。", "Add \"{0}: value\" under with:.");

    public static readonly DiagnosticDescriptor Undeclared = DiagnosticDescriptor.Error("AF2207",
        "パラメーター「{0}」が parameters にありません。", "The parameter \"{0}\" is not among parameters.",
        "parameters に足すか、名前を直してください。文字としての「${{」は「$${{」と書きます。", "Add it to parameters, or correct the name. Write \"$${{\" for the text \"${{\".");

    public static readonly DiagnosticDescriptor NeverUsed = DiagnosticDescriptor.Warning("AF2208",
        "パラメーター「{0}」は、断片のどこにも使われていません。", "The parameter \"{0}\" is used nowhere in the fragment.",
        "消すか、値の入る所に ${{{0}}} と書いてください。", "Remove it, or write ${{{0}}} where its value belongs.");

    public static readonly DiagnosticDescriptor SaidTwice = DiagnosticDescriptor.Error("AF2209",
        "「{0}」は、使っている断片にもあります（{1}）。", "\"{0}\" stands in a fragment that is used, too ({1}).",
        "どちらか一方を消してください。アプリの方を生かすなら、その横に override: true を書きます。",
        "Remove one of them. If what the app says shall hold, write override: true beside it.");

    public static readonly DiagnosticDescriptor NothingToOverride = DiagnosticDescriptor.Error("AF2210",
        "override に当たるものが、使っている断片にありません。", "There is nothing in the fragments used that this override could be about.",
        "この行を消してください。値は true だけです。", "Remove the line. The only value is true.");

    public static readonly DiagnosticDescriptor NothingToPlace = DiagnosticDescriptor.Error("AF2211",
        "断片「{0}」から、ここに入るものはありません。", "The fragment \"{0}\" has nothing for this place.",
        "use に足すか、この行を消してください。1つの断片の置き場所は1か所です。", "Add it to use, or remove this line. A fragment has one place.");

    public static readonly DiagnosticDescriptor UsedTwice = DiagnosticDescriptor.Error("AF2212",
        "断片「{0}」を同じ値で2回使っています。", "The fragment \"{0}\" is used twice with the same arguments.",
        "どちらか一方を消してください。", "Remove one of them.");

    public static readonly DiagnosticDescriptor Unused = DiagnosticDescriptor.Warning("AF2213",
        "断片「{0}」は、どのアプリにも使われていません。", "No app uses the fragment \"{0}\".",
        "アプリの use に書くか、ファイルを消してください。", "Name it under an app's use, or remove the file.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        Unknown, Empty, Cycle, TooMuch, UnknownParameter, MissingArgument, Undeclared, NeverUsed, SaidTwice, NothingToOverride, NothingToPlace,
        UsedTwice, Unused,
    ];
}
