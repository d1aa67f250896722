using AppForge.Documents.Diagrams;
using CsCheck;
using Shouldly;

namespace AppForge.Documents.Tests.Diagrams;

/// <summary>Whatever the process, nothing lies on anything: checked on the geometry of random graphs.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ProcessLayoutTests
{
    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.Char["承認待差戻し中完了予約確定運行返却ABCm_-"].Array[1, 14].Select(c => new string(c)),
        Gen.Const("所属長の確認と合議が終わるまで待っている状態のとても長い名前で六十四文字に近いもの、その続き"));

    private static readonly Gen<ProcessPictureInput> Process =
        from names in Name.Array[1, 14]
        from assignees in Choose("", "作成者", "承認者（誰か1名）", "総務部総務課管財担当の公用車管理者全員").Array[names.Length]
        from actions in Gen.Select(Gen.Int[0, names.Length - 1], Gen.Int[0, names.Length - 1], Name, Choose("", "金額が100万円以上、かつ、決裁区分が「知事決裁」または「副知事決裁」")).Array[0, 24]
        select new ProcessPictureInput("図", [.. names.Select((n, i) => new ProcessPictureState($"{i}{n}", assignees[i]))],
            [.. actions.Select((a, i) => new ProcessPictureAction(i + 1, a.Item3, a.Item1, a.Item2, "所属長", a.Item4))]);

    private static Gen<string> Choose(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    [Test]
    public void Boxes_and_labels_do_not_overlap() => Process.Sample(input =>
    {
        var drawing = ProcessPicture.Draw(input);
        Drawings.ShouldNotOverlap(drawing, [MarkKind.Box]);
        Drawings.ShouldNotOverlap(drawing, [MarkKind.Text]);
        Drawings.LinesShouldAvoidBoxes(drawing);
        Drawings.TextsShouldStayInBoxes(drawing);
        Drawings.ShouldFitThePage(drawing);
    }, iter: 80);

    [Test]
    public void Every_state_and_action_is_drawn() => Process.Sample(input =>
    {
        var drawing = ProcessPicture.Draw(input);
        drawing.Marks.Count(m => m.Kind == MarkKind.Box).ShouldBe(input.States.Count);
        var texts = string.Concat(drawing.Marks.Where(m => m.Kind == MarkKind.Text).Select(m => m.Text));
        foreach (var action in input.Actions)
            texts.ShouldContain(CircledNumber.Of(action.Number), customMessage: string.Join('\n', input.Actions) + '\n' + string.Join('\n', drawing.Marks.Where(m => m.Kind == MarkKind.Text).Select(m => m.Text)));
    }, iter: 60);

    [Test]
    public void No_two_lines_lie_on_each_other() => Process.Sample(input =>
    {
        var segments = Drawings.Segments(ProcessPicture.Draw(input)).ToList();
        for (var i = 0; i < segments.Count; i++)
        {
            for (var j = i + 1; j < segments.Count; j++)
                Drawings.Overlay(segments[i], segments[j]).ShouldBeFalse($"{segments[i]} {segments[j]}");
        }
    }, iter: 60);

    [Test]
    public void The_same_process_gives_the_same_text() => Process.Sample(input =>
        ProcessPicture.Draw(input).Sheets.ShouldBe(ProcessPicture.Draw(input).Sheets), iter: 50);

    [Test]
    public void Twenty_states_with_loops_are_cut_into_pages()
    {
        var states = Enumerable.Range(1, 20).Select(i => new ProcessPictureState($"状態{i}", "担当者")).ToList();
        var actions = Enumerable.Range(0, 19).Select(i => new ProcessPictureAction(i + 1, $"次へ{i + 1}", i, i + 1, "", ""))
            .Concat(Enumerable.Range(1, 18).Select(i => new ProcessPictureAction(i + 20, "差し戻す", i, i / 2, "", ""))).ToList();
        var drawing = ProcessPicture.Draw(new ProcessPictureInput("図", states, actions));
        drawing.Sheets.Count.ShouldBeGreaterThan(1);
        drawing.Sheets.ShouldAllBe(s => s.Height <= SheetCutter.PageHeight);
        drawing.Sheets[0].Svg.ShouldContain("→ 図（2／");
        Drawings.LinesShouldAvoidBoxes(drawing);
    }

    [Test]
    public void The_longest_path_is_straight_and_starts_thick()
    {
        var drawing = ProcessPicture.Draw(Samples.SamplePictures.VehicleProcess);
        var boxes = drawing.Marks.Where(m => m.Kind == MarkKind.Box).ToList();
        boxes.Select(b => b.Bounds.X).Distinct().Count().ShouldBe(2, "the path and the end that cuts it short");
        drawing.Description.ShouldContain("予約 → 承認待ち → 予約確定 → 運行中 → 完了");
        boxes[0].Svg.ShouldContain("stroke-width=\"2\"");
    }
}
