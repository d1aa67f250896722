using System.Text.RegularExpressions;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-VND-01: the contractor's name isn't in apps.</summary>
internal sealed partial class ContractorNamePolicy : AppRule
{
    private const int Shortest = 3;

    private static readonly DiagnosticDescriptor Named = PolicyList.Descriptor("P-VND-01",
        "受託者の名（{0}）が書かれています。", "The contractor's name ({0}) is written here.",
        "「受託者」「ヘルプデスク」のような役割の名にしてください。", "Name the role instead.",
        "description: みなみデジタル支援が保守する。\n# file: appforge.yaml\nname: 例\ndocuments: { contractor: 株式会社みなみデジタル支援 }\npolicies: { P-VND-01: warning }",
        "description: 受託者が保守する。\n# file: appforge.yaml\nname: 例\ndocuments: { contractor: 株式会社みなみデジタル支援 }\npolicies: { P-VND-01: warning }");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Named];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (compilation.Project.DocumentContractor is not { } contractor || Form().Replace(contractor, "").Trim() is not { Length: >= Shortest } name)
        {
            return;
        }

        foreach (var (value, _, _) in ScalarWalker.In(app.Key, app.Definition!, KintoneCatalog.App, all: true).Where(s => s.Value.Text.Contains(name, StringComparison.OrdinalIgnoreCase)))
        {
            diagnostics.Report(Named, value.Origin, name);
        }
    }

    [GeneratedRegex("株式会社|有限会社|合同会社|一般社団法人|（[^）]*）|[(][^)]*[)]")]
    private static partial Regex Form();
}
