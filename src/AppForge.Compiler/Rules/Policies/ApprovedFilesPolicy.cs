using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-EXT-02: what is deployed is what was approved.</summary>
internal sealed class ApprovedFilesPolicy : AppRule
{
    private static readonly DiagnosticDescriptor Differs = PolicyList.Descriptor("P-EXT-02",
        "「{0}」は{1}。いまの SHA-256 は {2} です。", "\"{0}\" {1}. Its SHA-256 is {2}.",
        "変えたなら協議をやり直し、customize の approved に「{0}: {2}」と書いてください。", "If it was changed have it approved again, and write \"{0}: {2}\" under approved of customize.",
        "customize: { desktop: { js: [customize/a.js] }, consultation: KY-2026-0012, approved: { customize/a.js: 0000 } }\n# file: apps/example/customize/a.js\nlet a = 1;",
        "customize: { desktop: { js: [customize/a.js] }, consultation: KY-2026-0012, approved: { customize/a.js: dec9932ac327157f62d0e1829b89ffec6004cee770091de4881bde37c8d55009 } }\n# file: apps/example/customize/a.js\nlet a = 1;");

    private static readonly LocalizedText NotApproved = new("承認されたファイルの一覧（approved）にありません", "is not among the approved files");
    private static readonly LocalizedText Changed = new("承認されたものと違います", "is not what was approved");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Differs];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        if (CustomizeSymbol.Of(app) is not { Consultation.Length: > 0 } customize)
        {
            return; // P-EXT-01
        }

        var approved = customize.Approved;
        foreach (var asset in customize.Assets.Select(a => a.Asset).Distinct(StringComparer.Ordinal).Where(a => !AssetKind.IsAddress(a)))
        {
            if (compilation.Files.Find(ProjectFiles.FolderOf(app.Key) + asset) is { } file && FileDigest.Of(file) is var digest)
            {
                var entry = approved.GetValueOrDefault(asset);
                if (!string.Equals(entry?.Text, digest, StringComparison.OrdinalIgnoreCase))
                {
                    diagnostics.Report(Differs, entry?.Origin ?? app.PlaceOf(customize.Value), asset, entry is null ? NotApproved : Changed, digest);
                }
            }
        }
    }
}
