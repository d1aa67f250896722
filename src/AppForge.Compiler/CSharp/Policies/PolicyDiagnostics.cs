using System.Collections.Immutable;
using AppForge.Compiler.Diagnostics;
using static AppForge.Compiler.Diagnostics.DiagnosticDescriptor;

namespace AppForge.Compiler.CSharp.Policies;

/// <summary>What may be wrong with a policy of a project, other than what the policy itself reports.</summary>
internal static class PolicyDiagnostics
{
    public static readonly DiagnosticDescriptor DoesNotCompile = Error("AF1601",
        "C# の誤りです（{0}）: {1}", "C# error {0}: {1}",
        "この行を直してください。使える型は AppForge.Policies と AppForge.Compiler.Model の下にあります。", "Correct this line; the types to use are in AppForge.Policies and below AppForge.Compiler.Model.");

    public static readonly DiagnosticDescriptor NotAllowed = Error("AF1602",
        "規則の中で {0} は使えません。", "A policy can't use {0}.",
        "規則が見るのは定義だけです。ファイル・ネットワーク・時計・乱数・スレッド・リフレクションに触れずに書いてください。", "A policy looks at definitions only: write it without files, network, clock, random numbers, threads and reflection.").Explained(
        "規則は、同じ定義には、いつどこでも同じことを言わなければなりません。時計やファイルを見る規則は、昨日通ったものを今日止めます。",
        "A policy has to say the same of the same definitions, always and everywhere. One that looks at the clock or at files stops today what passed yesterday.",
        Example("_ = System.DateTime.Now;"), Example("_ = context.Apps.Length;"));

    public static readonly DiagnosticDescriptor NotAllowedConstruct = Error("AF1603",
        "規則の中では書けません: {0}", "Not possible in a policy: {0}.",
        "ふつうのクラス・メソッド・LINQ で書いてください。状態は Check の中のローカル変数に持たせます。", "Use plain classes, methods and LINQ, and keep state in local variables of Check.").Explained(
        "static に残した値は、規則の走る順で変わります。unsafe や dynamic は、使うものを確かめられなくします。",
        "What is kept in a static value depends on the order in which policies run; unsafe and dynamic hide what is used.",
        Example("dynamic app = context.Apps.Length;"), Example("var app = context.Apps.Length;"));

    public static readonly DiagnosticDescriptor RegexWithoutTimeout = Error("AF1604",
        "正規表現に時間の上限がありません。", "This regular expression has no time limit.",
        "最後の引数に Policy.RegexTimeout を渡してください（例: new Regex(\"^【\", RegexOptions.None, Policy.RegexTimeout)）。", "Pass Policy.RegexTimeout as the last argument, as in new Regex(\"^a\", RegexOptions.None, Policy.RegexTimeout).").Explained(
        "正規表現には、短い文字列にも何時間もかかるものがあり、途中で止められません。",
        "Some regular expressions take hours for a short text, and nothing else stops them.",
        Example("_ = System.Text.RegularExpressions.Regex.IsMatch(\"a\", \"(a+)+$\");"), Example("_ = System.Text.RegularExpressions.Regex.IsMatch(\"a\", \"^a+$\", System.Text.RegularExpressions.RegexOptions.None, RegexTimeout);"));

    public static readonly DiagnosticDescriptor BadId = Error("AF1605",
        "規則の番号「{0}」は使えません。", "\"{0}\" can't be the id of a policy.",
        "P- で始め、英大文字と番号で書いてください（例: P-LOCAL-01）。", "Begin with P-, then capital letters and a number, such as P-LOCAL-01.");

    public static readonly DiagnosticDescriptor IdTwice = Error("AF1606",
        "規則の番号 {0} は、ほかの規則（{1}）が使っています。", "The id {0} belongs to another policy ({1}).",
        "ほかにない番号にしてください。", "Take an id that no other policy has.");

    public static readonly DiagnosticDescriptor NotCreatable = Error("AF1607",
        "規則のクラス「{0}」は作れません。", "The policy \"{0}\" can't be made.",
        "入れ子でも型引数つきでもないクラスにして、引数のないコンストラクターを public か internal で用意してください。共通の基底クラスなら abstract にしてください。",
        "Make it a class that is neither nested nor generic, with a public or internal constructor without parameters; a common base class is abstract.");

    public static readonly DiagnosticDescriptor Stopped = Error("AF1608",
        "規則 {0} を止めました。上限（{1}）を超えています。", "The policy {0} was stopped: it exceeded the limit of {1}.",
        "終わらない繰返しや、自分を呼び続けるメソッドがないか確かめてください。", "Look for a loop that doesn't end, or a method that keeps calling itself.");

    public static readonly DiagnosticDescriptor Failed = Error("AF1609",
        "規則 {0} の実行中に例外が起きました（{1}）: {2}", "The policy {0} failed ({1}): {2}",
        "この行を直してください。値がないこと（null、空の並び）もあります。", "Correct this line; a value may be missing (null, an empty list).").Explained(
        "途中で失敗した規則が何を見つけたはずかは、誰にも分かりません。",
        "Nobody knows what a policy would have found that failed half-way.",
        Example("_ = context.Find(\"none\")!.Name;"), Example("_ = context.Find(\"none\")?.Name;"));

    public static readonly DiagnosticDescriptor NoPolicy = Warning("AF1610",
        "policies/ のどのファイルにも規則がありません。", "No file in policies/ holds a policy.",
        "AppForge.Policies.Policy を継ぐクラスを書くか、ファイルを消してください。", "Write a class that derives from AppForge.Policies.Policy, or remove the file.");

    public static readonly DiagnosticDescriptor TooLarge = Error("AF1611",
        "規則のファイルが大きすぎるか、入れ子が深すぎます。", "The policies are too large, or nested too deep.",
        "1ファイル 256 KiB、全部で 200 ファイルまでです。分けるか、短くしてください。", "At most 256 KiB a file and 200 files: part or shorten them.");

    // The shortest policy with a statement in it.
    private static string Example(string statement) => $$"""
        # file: policies/Example.cs
        using AppForge.Compiler.Diagnostics;
        using AppForge.Policies;

        public sealed class ExamplePolicy : Policy
        {
            public override string Id => "P-LOCAL-01";

            public override LocalizedText Title => new("例", "An example");

            public override void Check(PolicyContext context)
            {
                {{statement}}
            }
        }
        """;

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        DoesNotCompile, NotAllowed, NotAllowedConstruct, RegexWithoutTimeout, BadId, IdTwice, NotCreatable, Stopped, Failed, NoPolicy, TooLarge,
    ];
}
