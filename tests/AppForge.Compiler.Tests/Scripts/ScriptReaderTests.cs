using AppForge.Compiler.Scripts;
using AppForge.Compiler.Syntax;
using AppForge.Testing;
using CsCheck;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Compiler.Tests.Scripts;

/// <summary>What a script uses of its app, and what stays unknown. Mistakes as authors see them are in <c>Cases/rules/scripts</c>.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class ScriptReaderTests
{
    [TestCase("kintone.events.on('app.record.edit.show', (e) => e.record.a.value)", "a")]
    [TestCase("kintone.events.on('app.record.edit.show', function (e) { var r = e.record; r['a'].value = r[`b`].value; })", "a b")]
    [TestCase("const on = (e) => { e.record['a'].value; }; kintone.events.on(['app.record.edit.show'], on)", "a")]
    [TestCase("kintone.events.on('app.record.edit.show', on); function on({ record }) { return record.a; }", "a")]
    [TestCase("function f(event) { const { record: { a: { value: x } } } = event; }", "a")]
    [TestCase("const A = 'a', B = { c: 'b' }; kintone.app.record.get().record[A].value = kintone.mobile.app.record.get().record[B.c].value", "a b")]
    [TestCase("kintone.events.on('app.record.index.show', (e) => e.records.forEach((r) => r.a.value))", "a")]
    [TestCase("kintone.events.on('app.record.index.show', (e) => { for (const r of e.records) { r.a; } e.records[0].b; })", "a b")]
    [TestCase("kintone.events.on('app.record.edit.show', (e) => e.record.t.value.filter((r) => r.value.c.value).map(({ value }) => value['d'].value))", "t t.c t.d")]
    [TestCase("kintone.events.on('app.record.edit.show', (e) => e.record.t.value[0].value.c.value)", "t t.c")]
    [TestCase("kintone.events.on(['app.record.create.change.a', 'mobile.app.record.edit.change.b'], (e) => e)", "a b")]
    [TestCase("kintone.app.record.setGroupFieldOpen('a', true); kintone.app.getFieldElements('b')", "a b")]
    [TestCase("const copy = JSON.parse(JSON.stringify(kintone.app.record.get())); copy.record.a.value = ''", "a")]
    [TestCase("fetch('x').then((record) => record.a.value)", "")]
    [TestCase("const record = { a: 1 }; record.a", "")]
    public void Codes_are_found(string script, string codes) =>
        string.Join(' ', Read(script).Uses.Select(u => u.Table is null ? u.Name : $"{u.Table}.{u.Name}")).ShouldBe(codes);

    [TestCase("kintone.events.on('x', (e) => e.record[window.code].value)", 1)]
    [TestCase("kintone.app.record.getFieldElement(code)", 1)]
    [TestCase("fetch('x').then((record) => record.a.value)", 1, Description = "a record of which nobody knows the app")]
    [TestCase("kintone.api('/k/v1/records.json', 'GET', { app: 5, query: 'a = 1' })", 1)]
    [TestCase("kintone.api('/k/v1/records.json', 'GET', { app: kintone.app.getId(), query: build() })", 1)]
    [TestCase("kintone.api('/k/v1/records.json', 'GET', { app: kintone.app.getId(), query: `a = ${x}` })", 1, Description = "a value without quotes may be anything")]
    [TestCase("console.log('a'); document.title = 'b'", 0)]
    public void What_is_not_known_is_counted(string script, int unknown) => Read(script).Unknown.ShouldBe(unknown);

    [Test]
    public void A_query_knows_its_places()
    {
        const string Script = "kintone.api('/k/v1/records.json', 'GET', { app: kintone.app.getId(), query: `番号 = \"${x.y}\" and 数 > 3` })";
        var query = Read(Script).Queries.Single();
        query.Text.ShouldBe("番号 = \"x\" and 数 > 3");
        var at = query.Text.IndexOf('数', StringComparison.Ordinal);
        query.PartOf(at, 1).Text.ShouldBe("数");
    }

    [Test]
    public void A_script_too_deep_to_read_is_unknown()
    {
        var facts = Read(new string('[', 200_000) + new string(']', 200_000));
        facts.Uses.ShouldBeEmpty();
        (facts.Unknown > 0 || facts.Mistake is not null).ShouldBeTrue();
    }

    [Test]
    public void Whatever_stands_in_a_script_nothing_is_thrown()
    {
        var sample = File.ReadAllText(RepositoryRoot.Of("apps/vehicle-trip/customize/vehicle-trip.js"));
        Gen.Select(Gen.Int[0, sample.Length - 1], Gen.Int[0, 40], Gen.OneOf([.. new[] { "", "(", "}", "record", "'", "`", "${", "=>", "await ", "...", "[", "\u3042", "\uD800" }.Select(Gen.Const)]))
            .Sample((at, length, text) =>
            {
                Read(sample[..at] + text + sample[Math.Min(sample.Length, at + length)..]);
            }, iter: Cases.Of(300));
    }

    private static ScriptFacts Read(string script) => ScriptReader.Read(new SourceText("apps/a/a.js", script), c => c == "t");
}
