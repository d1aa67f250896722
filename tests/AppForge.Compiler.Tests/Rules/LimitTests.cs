using System.Globalization;
using System.Reflection;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Testing;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Rules;

/// <summary>The table of limits says what the reference says, and the mistake is at the entry that is one too many.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class LimitTests
{
    private static IEnumerable<TestCaseData> Rows() => typeof(Limits).GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(f => new TestCaseData(f.GetValue(null)).SetArgDisplayNames(f.Name));

    [TestCaseSource(nameof(Rows))]
    public void A_limit_stands_in_the_reference(object row)
    {
        var limit = (Limit)row;
        var reference = File.ReadLines(Path.Combine(Shared.Of("kintone"), "limits.md")).Concat(File.ReadLines(Path.Combine(Shared.Of("kintone"), "behaviour.md")));
        var line = reference.Where(l => l.Split('|').Skip(1).Take(2).Any(cell => cell.Trim() == limit.Item)).ShouldHaveSingleItem();
        line.Replace(",", "", StringComparison.Ordinal).ShouldMatch($@"(?<![0-9]){limit.Most.ToString(CultureInfo.InvariantCulture)}(?![0-9])");
        if (limit.Light is { } light)
        {
            line.ShouldContain(light.ToString(CultureInfo.InvariantCulture) + " (Light)");
        }
    }

    [TestCase("light", 200)]
    [TestCase("standard", 1_000)]
    [TestCase("wide", null)]
    public void A_course_has_room_for_so_many_apps(string course, int? most)
    {
        Limits.Apps.In(course).ShouldBe(most);
        var count = (most ?? 1_200) + 1;
        var files = Enumerable.Range(1, count).Select(n => new SourceText($"apps/a{n:0000}/app.yaml", $"name: A{n}\n")).Append(new(ProjectFiles.ProjectFile, $"name: p\ncourse: {course}\n"));
        var found = AppCompiler.Compile(ProjectFiles.Of(files), CancellationToken.None).Diagnostics.Select(d => $"{d.Code} {d.Span.Place}");
        found.ShouldBe(most is null ? [] : [$"AF3803 apps/a{count:0000}/app.yaml:1:7"]);
    }

    [Test]
    public void The_entry_that_is_one_too_many_is_named()
    {
        var text = "name: a\nfields:\n" + string.Concat(Enumerable.Range(1, 499).Select(n => $"  f{n}: {{ type: NUMBER }}\n"))
            + "  表: { type: SUBTABLE, fields: { 列: { type: NUMBER } } }\n  枠: { type: GROUP }\n";
        var diagnostic = AppCompiler.Compile(ProjectFiles.Of([new SourceText("apps/a/app.yaml", text)]), CancellationToken.None).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Message(Language.Japanese).ShouldBe("フィールドが502個あります。kintone が受け付けるのは500個までです。");
        diagnostic.Span.StartPosition.Line.ShouldBe(502);
    }
}
