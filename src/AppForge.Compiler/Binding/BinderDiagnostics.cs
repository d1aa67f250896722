using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Compiler.Binding;

/// <summary>What <see cref="Binder"/> reports.</summary>
internal static class BinderDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownProperty = DiagnosticDescriptor.Error("AF1101",
        "「{0}」という設定はここにはありません。", "There is no setting \"{0}\" here.",
        "書けるもの: {1}", "Possible here: {1}");

    public static readonly DiagnosticDescriptor WrongForm = DiagnosticDescriptor.Error("AF1102",
        "ここには{0}が要りますが、{1}が書かれています。", "{0} is needed here, but this is {1}.",
        "書き方を直してください。", "Correct the form.");

    public static readonly DiagnosticDescriptor Missing = DiagnosticDescriptor.Error("AF1103",
        "「{0}」（{1}）がありません。", "\"{0}\" ({1}) is missing.",
        "{0}: を書き足してください。", "Add {0}:.");

    public static readonly DiagnosticDescriptor UnknownWord = DiagnosticDescriptor.Error("AF1104",
        "{1}に「{0}」はありません。", "\"{0}\" is not a {1}.",
        "選べるもの: {2}", "Possible: {2}");

    public static readonly DiagnosticDescriptor WrongValue = DiagnosticDescriptor.Error("AF1105",
        "「{0}」は{1}ではありません。", "\"{0}\" is not {1}.",
        "値を直してください。", "Correct the value.");

    public static readonly DiagnosticDescriptor OtherVariant = DiagnosticDescriptor.Error("AF1106",
        "「{0}」は{2}には使えません（{1}の設定です）。", "\"{0}\" belongs to {1}, not to {2}.",
        "この行を消すか、型を見直してください。", "Remove this line, or check the type.");

    public static readonly DiagnosticDescriptor Legacy = DiagnosticDescriptor.Warning("AF1107",
        "「{0}」は古い値で、新しく選べません。", "\"{0}\" is an old value that can't be chosen any more.",
        "いまの値で困らなければそのままで構いません。変えるときに選べるもの: {1}", "It may stay where kintone has it. Possible when it is changed: {1}");

    public static readonly DiagnosticDescriptor TwiceInList = DiagnosticDescriptor.Error("AF1108",
        "「{0}」が2回書かれています。", "\"{0}\" is written twice.",
        "どちらか一方を消してください。", "Remove one of them.");

    public static readonly DiagnosticDescriptor SectionTwice = DiagnosticDescriptor.Error("AF1109",
        "「{0}」が app.yaml と {0}.yaml の両方にあります。", "\"{0}\" stands in app.yaml and in {0}.yaml.",
        "どちらか一方に書いてください。", "Keep one of them.");

    public static readonly DiagnosticDescriptor UnknownFile = DiagnosticDescriptor.Warning("AF1110",
        "{0} はどのセクションのファイルでもなく、読まれません。", "{0} is the file of no section and isn't read.",
        "セクションの名前（{1}）にするか、別の場所へ移してください。", "Name it after a section ({1}) or move it.");

    public static readonly DiagnosticDescriptor KnownRaw = DiagnosticDescriptor.Error("AF1130",
        "「{0}」は AppForge が知っている設定なので、raw: には書けません。", "\"{0}\" is a setting that AppForge knows; it can't stand under raw:.",
        "raw: の外に、ふつうの書き方で書いてください。raw: は AppForge の知らない設定だけのものです。", "Write it out, outside raw:, which is only for what AppForge doesn't know.");

    public static readonly DiagnosticDescriptor NotHere = DiagnosticDescriptor.Error("AF1114",
        "「{0}」はここには書けません。", "\"{0}\" can't stand here.",
        "ここに書けるのは {1}です。", "Possible here: {1}.");

    public static readonly DiagnosticDescriptor WrongCount = DiagnosticDescriptor.Error("AF1115",
        "{0}個あります。ここに書けるのは{1}です。", "There are {0}; {1} are possible here.",
        "数を減らすか増やしてください。", "Write fewer or more of them.");

    public static readonly DiagnosticDescriptor MissingFile = DiagnosticDescriptor.Error("AF2106",
        "ファイル {0} がありません。", "There is no file {0}.",
        "パスはアプリのフォルダからの相対です。", "Paths are relative to the app's folder.");

    public static readonly DiagnosticDescriptor EmptyFile = DiagnosticDescriptor.Error("AF1111",
        "{0} に何も書かれていません。", "{0} is empty.",
        "app.yaml には少なくとも name: を書きます。要らないセクションのファイルは消してください。", "An app.yaml has at least a name:; remove the file of a section that isn't needed.");

    public static readonly DiagnosticDescriptor StrayAppFile = DiagnosticDescriptor.Error("AF1116",
        "apps フォルダの直下の app.yaml は、どのアプリのものか分かりません。", "An app.yaml directly in the folder apps belongs to no app.",
        "apps/<キー>/app.yaml へ移してください（フォルダの名前がアプリのキーになります）。", "Move it to apps/<key>/app.yaml: the name of the folder is the key of the app.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        UnknownProperty, WrongForm, Missing, UnknownWord, WrongValue, OtherVariant, Legacy, TwiceInList, SectionTwice, UnknownFile, KnownRaw,
        NotHere, WrongCount, MissingFile, EmptyFile, StrayAppFile,
    ];
}
