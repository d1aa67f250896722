using System.Diagnostics;
using System.Text.RegularExpressions;
using AppForge.Documents.Design;
using AppForge.Documents.Templates;
using AppForge.Documents.Tests.Samples;
using Shouldly;

namespace AppForge.Documents.Tests.Design;

/// <summary>Prints with a real browser; without one the reason is printed and the test is skipped.</summary>
internal sealed partial class PrintTests
{
    [Test]
    public void The_document_prints_on_pages_with_text_and_numbers()
    {
        var browser = Find("chromium", "chromium-browser", "google-chrome");
        var extractor = Find("pdftotext");
        if (browser is null || extractor is null)
            Assert.Ignore("chromium or pdftotext (poppler-utils) is not installed: printing is not tested.");
        var folder = Directory.CreateTempSubdirectory("appforge-print-");
        try
        {
            var page = Path.Combine(folder.FullName, "document.html");
            var pdf = Path.Combine(folder.FullName, "document.pdf");
            File.WriteAllText(page, new DesignDocumentWriter(TemplateSet.Embedded).Write(SampleProject.Document("vehicle-trip"), CancellationToken.None).Text);
            Run(browser!, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                $"--user-data-dir={Path.Combine(folder.FullName, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", page);
            var text = Run(extractor!, "-layout", pdf, "-");
            var pages = text.TrimEnd('\f').Split('\f');
            pages.Length.ShouldBeGreaterThan(5);
            text.ShouldContain("公用車予約・運行");
            text.ShouldContain("アルコール確認が「確認済（酒気なし）」");
            pages[0].ShouldNotContain("アプリ設計書　公用車予約・運行　第", Case.Sensitive, "the cover has no running header");
            for (var i = 0; i < pages.Length; i++)
            {
                Spaces().Replace(pages[i], "").ShouldContain($"{i + 1}/{pages.Length}");
                pages[i].ShouldContain("DD-vehicle-trip-1.0");
            }
            pages.Count(p => p.Contains("説明・備考", StringComparison.Ordinal)).ShouldBeGreaterThan(1, "the header of a long table repeats");
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static string? Find(params string[] names) => names
        .SelectMany(n => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(f => Path.Combine(f, n)))
        .FirstOrDefault(File.Exists);

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
            process.Kill(true);
        process.ExitCode.ShouldBe(0, program);
        return output;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
