using AppForge.Compiler.Diagnostics;

namespace AppForge.Deploy.Planning;

/// <summary>A saved plan that isn't carried out, and the way out.</summary>
public sealed class PlanFileException : Exception
{
    private PlanFileException(string japanese, string english)
        : base(japanese + "\n" + english) => Text = new(japanese, english);

    /// <summary>Why, in both languages.</summary>
    public LocalizedText Text { get; }

    /// <summary>It holds something else.</summary>
    internal static PlanFileException NoPlan() => new(
        "計画のファイルではありません。appforge plan ENV -o FILE で作ったファイルを渡してください。", "This is no plan. Give a file that appforge plan ENV -o FILE wrote.");

    /// <summary>Its hash is another.</summary>
    internal static PlanFileException Changed() => new(
        "計画のファイルが、作ったあとで書き換えられています（改行の変換も含みます）。何も書き込んでいません。もう一度計画を作ってください。",
        "The plan file was changed after it was made (converted line ends count too). Nothing was written. Plan again.");

    /// <summary>Another version of the tool made it.</summary>
    internal static PlanFileException OtherTool(string madeBy, string tool) => new(
        $"この計画は別の版の appforge（{madeBy}）で作られました。この版（{tool}）では同じことをするとは限りません。同じ版で反映するか、もう一度計画を作ってください。",
        $"Another version of appforge ({madeBy}) made this plan; this one ({tool}) might do something else with it. Deploy with the same version, or plan again.");

    /// <summary>It is for another kintone than the environment's.</summary>
    public static PlanFileException OtherTarget(string environment, string planned, string now) => new(
        $"この計画は {planned} のためのもので、環境 {environment} はいま {now} を指しています。何も書き込んでいません。もう一度計画を作ってください。",
        $"This plan is for {planned}, and the environment {environment} leads to {now} now. Nothing was written. Plan again.");

    /// <summary>The ids of apps are others now.</summary>
    public static PlanFileException OtherIds(string environment) => new(
        $"環境 {environment} のアプリIDの対応が、計画を作ったあとで変わりました。何も書き込んでいません。もう一度計画を作ってください。",
        $"The app ids of the environment {environment} changed since the plan was made. Nothing was written. Plan again.");
}
