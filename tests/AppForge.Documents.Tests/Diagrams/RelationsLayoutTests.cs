using AppForge.Documents.Diagrams;
using CsCheck;
using Shouldly;

namespace AppForge.Documents.Tests.Diagrams;

[Parallelizable(ParallelScope.All)]
internal sealed class RelationsLayoutTests
{
    private static readonly Gen<string> Label = Gen.Char["所属コード名写職員 → 、mABC"].Array[1, 30].Select(c => new string(c));

    private static readonly Gen<RelationsPictureInput> Relations =
        from names in Label.Array[1, 14]
        from links in Gen.Select(Gen.Enum<RelationKind>(), Gen.Int[0, names.Length], Gen.Bool, Label).Array[0, 20]
        select new RelationsPictureInput("図", new RelationsPictureNode("center", "真ん中のアプリ", true, false),
            [.. names.Select((n, i) => new RelationsPictureNode($"app-{i}", n, i % 2 == 0, i % 5 == 4))],
            [.. links.Select(l => l.Item2 == names.Length
                ? new RelationsPictureLink(l.Item1, "center", "center", l.Item4)
                : new RelationsPictureLink(l.Item1, l.Item3 ? "center" : $"app-{l.Item2}", l.Item3 ? $"app-{l.Item2}" : "center", l.Item4))]);

    [Test]
    public void Nothing_lies_on_anything() => Relations.Sample(input =>
    {
        var drawing = RelationsPicture.Draw(input);
        Drawings.ShouldNotOverlap(drawing, [MarkKind.Box]);
        Drawings.ShouldNotOverlap(drawing, [MarkKind.Text]);
        Drawings.LinesShouldAvoidBoxes(drawing);
        Drawings.TextsShouldStayInBoxes(drawing);
        Drawings.ShouldFitThePage(drawing);
    }, iter: 200);

    [Test]
    public void More_than_ten_on_a_side_are_counted()
    {
        var drawing = RelationsPicture.Draw(Samples.SamplePictures.OrganizationRelations);
        drawing.Marks.Count(m => m.Kind == MarkKind.Box).ShouldBe(11);
        string.Concat(drawing.Marks.Select(m => m.Text)).ShouldContain("ほか4アプリ、1連携（一覧）");
    }
}
