using System.Collections.Immutable;
using System.Globalization;
using AppForge.Compiler;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Environments;

/// <summary>
/// Makes of definitions what one environment shall have: roles become the people they stand for there, names follow its pattern. Before anything is read or
/// written every hole is known.
/// </summary>
public sealed class EnvironmentResolver
{
    private static readonly DiagnosticDescriptor UnresolvedRole = DiagnosticDescriptor.Error("AF4001",
        "役割「{0}」が環境 {1} で決まっていません。", "The role \"{0}\" is not resolved in the environment {1}.",
        "environments/{1}.yaml の roles に「{0}: group/…」を書いてください。", "Write \"{0}: group/…\" under roles in environments/{1}.yaml.");

    private static readonly DiagnosticDescriptor UnresolvedSpace = DiagnosticDescriptor.Error("AF4002",
        "スペース「{0}」が環境 {1} で決まっていません。", "The space \"{0}\" is not resolved in the environment {1}.",
        "environments/{1}.yaml の spaces に「{0}: ID」を書いてください。", "Write \"{0}: ID\" under spaces in environments/{1}.yaml.");

    private static readonly DiagnosticDescriptor NotThatGuestSpace = DiagnosticDescriptor.Error("AF4003",
        "環境 {1} はゲストスペース {2} です。スペース「{0}」には作れません。", "The environment {1} is the guest space {2}: nothing can be made in the space \"{0}\".",
        "ゲストスペースのアプリは、ほかのスペースへ移せません。environments/{1}.yaml の spaces で「{0}」を {2} にするか、space を消してください。",
        "Apps of a guest space can't be elsewhere. Say {2} for \"{0}\" under spaces in environments/{1}.yaml, or take space away.");

    /// <summary>What it may report.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors => [UnresolvedRole, UnresolvedSpace, NotThatGuestSpace];

    private readonly EnvironmentModel _environment;
    private readonly DiagnosticBag _diagnostics = new();

    internal EnvironmentResolver(EnvironmentModel environment) => _environment = environment;

    /// <summary>The project's apps as the environment shall have them, and what keeps it from having them.</summary>
    public static (ImmutableSortedDictionary<string, AppModel> Apps, ImmutableArray<Diagnostic> Diagnostics) Resolve(Compilation compilation, EnvironmentModel environment)
    {
        var resolver = new EnvironmentResolver(environment);
        var apps = compilation.Apps.Values.ToImmutableSortedDictionary(a => a.Key, resolver.Resolve, StringComparer.Ordinal);
        return (apps, resolver._diagnostics.ToImmutable());
    }

    private AppModel Resolve(AppModel app)
    {
        CheckSpace(app);
        var definition = (ObjectValue)Expand(app.Definition!, KintoneCatalog.App);
        var name = definition.Text("name");
        if (name is not null && _environment.NamePattern is { } pattern)
        {
            definition = definition.With("name", ScalarValue.Of(pattern.Replace("{name}", name, StringComparison.Ordinal)));
        }

        return AppModel.OfDefinition(app.Source!, definition, app.Scope);
    }

    private void CheckSpace(AppModel app)
    {
        if (app.Space is not { } space)
        {
            return;
        }

        var origin = app.Definition!["space"]!.Origin;
        if (!_environment.Spaces.TryGetValue(space, out var place))
        {
            _diagnostics.Report(UnresolvedSpace, origin, space, _environment.Name);
        }
        else if (_environment.GuestSpace is { } guest && guest != place.Space)
        {
            _diagnostics.Report(NotThatGuestSpace, origin, space, _environment.Name, guest.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>What a value of a definition means in the environment.</summary>
    internal SettingValue Expand(SettingValue value, Shape shape) => (shape, value) switch
    {
        (ScalarShape { Kind: PrincipalKind }, ScalarValue v) => TheOnly(v) ?? v,
        (_, ObjectValue v) => v.With([.. v.Properties.Select(p => p.Shape.Side != PropertySide.Both ? p : p with { Value = Expand(p.Value, p.Shape.Shape) })]),
        (MapShape s, MapValue v) => v.With([.. v.Entries.Select(e => e with { Value = Expand(e.Value, s.Value) })]),
        (ListShape s, ListValue v) => v.With([.. v.Items.SelectMany(i => Rows(Expand(i, s.Item), s.Item))]),
        _ => value,
    };

    private ScalarValue? TheOnly(ScalarValue value) => value.Text.StartsWith(PrincipalKind.RolePrefix, StringComparison.Ordinal)
        && _environment.PrincipalsOf(value.Text[PrincipalKind.RolePrefix.Length..]) is [var one] ? new ScalarValue(one, value.Origin) : null;

    /// <summary>The rows that a row means: a role that stands for several becomes several principals of a list, or copies of the row that names it.</summary>
    internal IEnumerable<SettingValue> Rows(SettingValue item, Shape shape)
    {
        if (item is ScalarValue scalar && shape is ScalarShape { Kind: PrincipalKind })
        {
            return Principals(scalar);
        }

        if (item is ObjectValue row && row.Properties.FirstOrDefault(p => p.Shape.Shape is ScalarShape { Kind: PrincipalKind }) is { Value: ScalarValue named } who)
        {
            return Principals(named).Select(p => row.With(who.Shape.Name, p));
        }

        return [item];
    }

    private IEnumerable<ScalarValue> Principals(ScalarValue value)
    {
        if (!value.Text.StartsWith(PrincipalKind.RolePrefix, StringComparison.Ordinal))
        {
            return [value];
        }

        var role = value.Text[PrincipalKind.RolePrefix.Length..];
        var principals = _environment.PrincipalsOf(role);
        if (principals.IsEmpty)
        {
            _diagnostics.Report(UnresolvedRole, value.Origin, role, _environment.Name);
        }

        return principals.Select(p => new ScalarValue(p, value.Origin));
    }
}
