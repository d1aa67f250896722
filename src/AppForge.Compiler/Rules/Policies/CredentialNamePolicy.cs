using System.Text.RegularExpressions;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-SEC-06: environments name variables, they don't hold credentials.</summary>
internal sealed partial class CredentialNamePolicy : Rule
{
    private static readonly DiagnosticDescriptor NoName = PolicyList.Descriptor("P-SEC-06",
        "{0}には、値ではなく環境変数の名前を書きます。", "{0} takes the name of an environment variable, not the value.",
        "KINTONE_PASSWORD のような名前にして、値は環境変数に置いてください。ここに書いた値は無効にします。", "Write a name such as KINTONE_PASSWORD and keep the value in that variable. Revoke what was written here.",
        "theme: BLUE\n# file: environments/test.yaml\nauth: { user: KINTONE_USER, password: p@ss-w0rd }\nroles: { owner: group/owner }",
        "theme: BLUE\n# file: environments/test.yaml\nauth: { user: KINTONE_USER, password: KINTONE_PASSWORD }\nroles: { owner: group/owner }") with
    { HidesLine = true };

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [NoName];

    public override void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var (property, value) in compilation.Environments.Values.SelectMany(e => Credentials(e.Value)).Where(c => !Variable().IsMatch(c.Value.Text)))
        {
            diagnostics.Report(NoName, value.Origin, property.Title);
        }
    }

    private static IEnumerable<(PropertyShape Property, ScalarValue Value)> Credentials(ObjectValue environment) =>
        from section in environment.Properties
        where section.Shape.Name is "auth" or "basic" or "certificate"
        from property in (section.Value as ObjectValue)?.Properties ?? []
        where property.Shape.Name is "user" or "password" or "tokens"
        from value in property.Value is MapValue map ? map.Entries.Select(e => e.Value) : [property.Value]
        where value is ScalarValue
        select (property.Shape, (ScalarValue)value);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Variable();
}
