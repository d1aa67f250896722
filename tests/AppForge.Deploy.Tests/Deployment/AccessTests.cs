using AppForge.Compiler.Diagnostics;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Planning.Findings;
using AppForge.Emulator;
using NUnit.Framework;
using Shouldly;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>Rights that are missing are found before anything is written.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class AccessTests
{
    private const string Form = "name: A\nfields:\n  件名: { type: SINGLE_LINE_TEXT }\n";
    private const string Views = "views:\n  地図: { type: CUSTOM, html: <div></div> }\n";
    private const string Customize = "customize: { desktop: { js: [https://js.example.com/a.js] } }\n";

    [TestCase("", "b", "AF4201", "apps.b")]
    [TestCase(Views, "", "AF4202", "apps.a.views")]
    [TestCase("views:\n  一覧: { type: LIST, fields: [件名] }\n", "")]
    public async Task What_tokens_cannot_do_is_found_in_the_plan(string more, string another, params string[] found)
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", Form)));
        await using var other = tenant.As(Token(tenant, "a"));
        (string, string)[] apps = another.Length == 0 ? [("a", Form + more)] : [("a", Form + more), (another, Form.Replace("A", another, StringComparison.Ordinal))];

        var plan = await other.PlanAsync(Definitions.Of(apps));

        TokenAccess.MissingIn(plan).SelectMany(f => new[] { f.Descriptor.Code, f.Address.Text }).ShouldBe(found);
        TokenAccess.MissingIn(plan).ShouldAllBe(f => f.IsRefusal && f.Help(Language.Japanese).Contains("パスワード"));
    }

    // With tokens nobody sees the customization there is; a plan that was made with a password may still be carried out with tokens.
    [Test]
    public async Task A_plan_with_customizations_is_nothing_for_tokens()
    {
        await using var tenant = await LocalTenant.StartAsync();
        await tenant.DeployAsync(Definitions.Of(("a", Form)));

        var plan = await tenant.PlanAsync(Definitions.Of(("a", Form + Customize)));

        TokenAccess.MissingIn(plan).SelectMany(f => new[] { f.Descriptor.Code, f.Address.Text }).ShouldBe(["AF4203", "apps.a.customize"]);
    }

    [TestCase("Administrator", 3, "")]
    [TestCase("sato", 3, "")]
    [TestCase("sato", 4, "AF4205")]
    [TestCase("suzuki", 4, "")]
    [TestCase("sato", 5, "AF4205")]
    [TestCase("sato", 6, "AF4204")]
    [TestCase("sato", 99, "AF4204")]
    public async Task A_space_in_which_the_account_may_not_create_apps_is_found(string user, int space, string found)
    {
        await using var tenant = await LocalTenant.StartAsync(user, user == "Administrator" ? "cybozu" : "pw", new()
        {
            Users = [new() { Code = "Administrator", Password = "cybozu", IsAdministrator = true }, new() { Code = "sato", Password = "pw" }, new() { Code = "suzuki", Password = "pw", Groups = ["planners"] }],
            Groups = [new("planners", "企画")],
            Spaces =
            [
                new(3, "全庁", 3, IsGuest: false) { Members = [new("Administrator") { IsAdministrator = true }, new("sato")] },
                new(4, "企画", 4, IsGuest: false) { Members = [new("Administrator") { IsAdministrator = true }, new("planners") { Type = "GROUP", IsAdministrator = true }, new("sato")], OnlyAdministratorsCreateApps = true },
                new(5, "ほか", 5, IsGuest: false) { Members = [new("Administrator") { IsAdministrator = true }] },
                new(6, "内密", 6, IsGuest: false) { Members = [new("Administrator") { IsAdministrator = true }], IsPrivate = true },
            ],
        });
        var project = Definitions.Project(tenant, ("apps/a/app.yaml", Form), ("environments/local.yaml", $"space: {space}\n"));

        var plan = await tenant.PlanAsync(project);

        plan.Findings.Select(f => f.Descriptor.Code).ShouldBe(found.Length == 0 ? [] : [found]);
        if (found.Length == 0)
        {
            (await tenant.ApplyAsync(project, plan)).Outcome.ShouldBe(Deploy.Applying.ApplyOutcome.Applied, "and kintone thinks the same");
        }
    }

    [Test]
    public async Task An_account_that_does_not_manage_the_app_cannot_even_plan()
    {
        await using var tenant = await LocalTenant.StartAsync(directory: new() { Users = [new() { Code = "Administrator", Password = "cybozu", IsAdministrator = true }, new() { Code = "sato", Password = "pw" }] });
        await tenant.DeployAsync(Definitions.Of(("a", Form)));
        await using var other = tenant.As(new KintoneCredentials.Password("sato", new Secret("pw")));

        var failure = await Should.ThrowAsync<KintoneApiException>(() => other.PlanAsync(Definitions.Of(("a", Form + Views))));

        failure.Kind.ShouldBe(KintoneErrorKind.Forbidden);
        failure.Text.Japanese.ShouldContain("アプリ a");
        failure.MayHaveBeenCarriedOut.ShouldBeFalse();
    }

    private static KintoneCredentials.ApiTokens Token(LocalTenant tenant, string app) =>
        new(new Dictionary<long, Secret> { [tenant.Ids.IdOf(app)!.Value] = new(tenant.Host.GenerateApiToken(tenant.Ids.IdOf(app)!.Value, AppRights.All)) });
}
