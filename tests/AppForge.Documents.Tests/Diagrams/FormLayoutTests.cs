using AppForge.Documents.Diagrams;
using CsCheck;
using Shouldly;

namespace AppForge.Documents.Tests.Diagrams;

[Parallelizable(ParallelScope.All)]
internal sealed class FormLayoutTests
{
    private static readonly Gen<string> Label = Gen.Char["項目所属名コードABCmW_x (「」、。"].Array[1, 64].Select(c => new string(c));

    private static readonly Gen<FormCell> Cell = Gen.Frequency(
        (8, Gen.Select(Label, Gen.Int[20, 900], Gen.Enum<FormControl>(), Gen.Bool, Gen.Bool, Label.Array[0, 9])
            .Select((label, width, control, isRequired, isAutomatic, options) => (FormCell)new FormCell.Field(label, "数値（千円）", control)
            {
                Width = width,
                IsRequired = isRequired,
                Automatic = isAutomatic ? "自動計算" : "",
                Options = options,
            })),
        (1, Label.Select(t => (FormCell)new FormCell.Caption(t))),
        (1, Gen.Int[10, 1200].Select(w => (FormCell)new FormCell.Rule { Width = w })),
        (1, Label.Select(t => (FormCell)new FormCell.Spacer(t, 80) { Width = 200 })),
        (1, Gen.Select(Label, Label.Array[1, 14]).Select((label, columns) => (FormCell)new FormCell.Related(label, "職員マスタ", columns))));

    private static readonly Gen<FormBlock.Row> Row = Cell.Array[1, 7].Select(c => new FormBlock.Row(c));

    private static readonly Gen<FormBlock> Block = Gen.Frequency(
        (4, Row.Select(r => (FormBlock)r)),
        (1, Gen.Select(Label, Gen.Bool, Row.Array[1, 4]).Select((label, isOpen, rows) => (FormBlock)new FormBlock.Group(label, isOpen, rows))),
        (1, Gen.Select(Label, Label.Array[1, 18]).Select((label, columns) => (FormBlock)new FormBlock.Table(label, [.. columns.Select(c => new FormCell.Field(c, "文字列（1行）", FormControl.Box))]))));

    private static readonly Gen<FormPictureInput> Form = Block.Array[0, 8].Select(b => new FormPictureInput("図", b));

    [Test]
    public void Nothing_lies_on_anything() => Form.Sample(input =>
    {
        var drawing = FormPicture.Draw(input);
        Drawings.ShouldNotOverlap(drawing, [MarkKind.Box]);
        Drawings.ShouldNotOverlap(drawing, [MarkKind.Text]);
        Drawings.TextsShouldStayInBoxes(drawing);
        Drawings.ShouldFitThePage(drawing);
    }, iter: 50);

    [Test]
    public void Widths_are_in_true_proportion()
    {
        var drawing = FormPicture.Draw(new FormPictureInput("図", [new FormBlock.Row([new FormCell.Field("一", "数値", FormControl.Box) { Width = 200 }, new FormCell.Field("二", "数値", FormControl.Box) { Width = 400 }])]));
        var boxes = drawing.Marks.Where(m => m.Kind == MarkKind.Box).ToList();
        (boxes[1].Bounds.Width / boxes[0].Bounds.Width).ShouldBe(2, 0.01);
    }

    [Test]
    public void What_is_cut_is_told_whole()
    {
        var name = new string('長', 200);
        var svg = FormPicture.Draw(new FormPictureInput("図", [new FormBlock.Row([new FormCell.Field(name, "数値", FormControl.Box) { Width = 100 }])])).Sheets[0].Svg;
        svg.ShouldContain("…</text>");
        svg.ShouldContain($"<title>{name}</title>");
    }

    [Test]
    public void Five_hundred_fields_are_cut_between_rows()
    {
        var rows = Enumerable.Range(1, 250).Select(i => new FormBlock.Row([new FormCell.Field($"項目{i}a", "数値", FormControl.Box) { Width = 200 }, new FormCell.Field($"項目{i}b", "日付", FormControl.Date) { Width = 200 }]));
        var drawing = FormPicture.Draw(new FormPictureInput("図", [.. rows]));
        drawing.Sheets.Count.ShouldBeGreaterThan(10);
        drawing.Sheets.ShouldAllBe(s => s.Height <= SheetCutter.PageHeight);
        string.Concat(drawing.Sheets.Select(s => s.Svg)).Split(">項目250b<").Length.ShouldBe(2);
    }
}
