using AppForge.Emulator.Checks;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Settings.Fields;
using Shouldly;

namespace AppForge.Emulator.Tests;

/// <summary>When query and formula texts are judged, whatever judges them.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ConditionSeamTests
{
    [Test]
    public async Task Trap_9_formulas_are_judged_at_deploy_only()
    {
        await using EmulatorHost host = await EmulatorHost.StartAsync(new EmulatorOptions(), new Recording(), CancellationToken.None);
        using Kintone client = new(host);
        long app = await client.CreateAppAsync();
        (await client.PostAsync("preview/app/form/fields", """{"app":1,"properties":{"c":{"type":"CALC","code":"c","label":"計","expression":"BAD"}}}""")).Ok();
        Reply reply = await client.PostAsync("preview/app/deploy", new { apps = new[] { new { app } } });
        reply.Refused(400, "GAIA_IL01");
        reply.Message.ShouldContain("「計」");
    }

    [TestCase("preview/app/views", """{"app":1,"views":{"v":{"type":"CUSTOM","name":"v","index":0,"filterCond":"BAD"}}}""", "View BAD")]
    [TestCase("preview/app/views", """{"app":1,"views":{"v":{"type":"CUSTOM","name":"v","index":0,"sort":"BAD"}}}""", "sort BAD")]
    [TestCase("preview/record/acl", """{"app":1,"rights":[{"filterCond":"BAD","entities":[]}]}""", "RecordRights BAD")]
    [TestCase("preview/app/status", """{"app":1,"enable":true,"actions":[{"name":"a","from":"未処理","to":"完了","filterCond":"BAD"}]}""", "ProcessAction BAD")]
    public async Task Conditions_are_judged_when_they_are_written(string resource, string body, string seen)
    {
        Recording recording = new();
        await using EmulatorHost host = await EmulatorHost.StartAsync(new EmulatorOptions(), recording, CancellationToken.None);
        using Kintone client = new(host);
        await client.CreateAppAsync();
        (await client.PutAsync(resource, body)).Refused(400, "CB_VA01");
        recording.Seen.ShouldContain(seen);
    }

    private sealed class Recording : IConditionChecker
    {
        public List<string> Seen { get; } = [];

        public void CheckCondition(string condition, ConditionPlace place, FormFields fields) => Judge($"{place} {condition}");

        public void CheckSort(string sort, FormFields fields) => Judge($"sort {sort}");

        public void CheckFormulas(FormFields fields)
        {
            if (fields.All.FirstOrDefault(f => (string?)f.Json["expression"] == "BAD") is { } field)
            {
                throw KnownErrors.FormulaIsWrong((string)field.Json["label"]!, new LocalizedText("文法", "syntax"));
            }
        }

        private void Judge(string what)
        {
            Seen.Add(what);
            if (what.EndsWith(" BAD", StringComparison.Ordinal))
            {
                ValidationErrors errors = new();
                errors.Add("query", Texts.BadFormat);
                errors.ThrowIfAny();
            }
        }
    }
}
