using AppForge.Documents.Diagrams;
using AppForge.Documents.Tests.Samples;

namespace AppForge.Documents.Tests.Diagrams;

[Parallelizable(ParallelScope.All)]
internal sealed class PictureGoldenTests
{
    private static IEnumerable<TestCaseData> Pictures()
    {
        yield return new TestCaseData("form-vehicle-trip.svg", () => FormPicture.Draw(SamplePictures.VehicleForm)).SetArgDisplayNames("form");
        yield return new TestCaseData("process-vehicle-trip.svg", () => ProcessPicture.Draw(SamplePictures.VehicleProcess)).SetArgDisplayNames("process down");
        yield return new TestCaseData("process-helpdesk.svg", () => ProcessPicture.Draw(SamplePictures.HelpdeskProcess)).SetArgDisplayNames("process with loops");
        yield return new TestCaseData("process-short.svg", () => ProcessPicture.Draw(SamplePictures.ShortProcess)).SetArgDisplayNames("process across");
        yield return new TestCaseData("relations-vehicle-trip.svg", () => RelationsPicture.Draw(SamplePictures.VehicleRelations)).SetArgDisplayNames("relations left");
        yield return new TestCaseData("relations-org-master.svg", () => RelationsPicture.Draw(SamplePictures.OrganizationRelations)).SetArgDisplayNames("relations right");
        yield return new TestCaseData("relations-company-visit.svg", () => RelationsPicture.Draw(SamplePictures.MixedRelations)).SetArgDisplayNames("relations mixed");
    }

    [TestCaseSource(nameof(Pictures))]
    public void A_picture_is_as_it_was_looked_at(string golden, Func<Drawing> draw) =>
        Golden.Check(golden, string.Join('\n', draw().Sheets.Select(s => s.Svg)) + "\n");
}
