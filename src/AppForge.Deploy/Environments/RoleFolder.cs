using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Environments;

/// <summary>
/// Makes roles of the people of one environment: the way back of <see cref="EnvironmentResolver"/>. Only where a role stands for one principal and that
/// principal for one role; anything else is left as its code, for a person to decide.
/// </summary>
public sealed class RoleFolder
{
    private readonly Dictionary<string, string> _roleOf;

    /// <summary>Makes a folder for an environment.</summary>
    public RoleFolder(EnvironmentModel environment) => _roleOf = environment.Roles
        .Select(role => (Role: role, Principals: environment.PrincipalsOf(role)))
        .Where(r => r.Principals.Length == 1)
        .GroupBy(r => r.Principals[0], StringComparer.Ordinal)
        .Where(g => g.Count() == 1)
        .ToDictionary(g => g.Key, g => PrincipalKind.RolePrefix + g.Single().Role, StringComparer.Ordinal);

    /// <summary>The same app with roles in place of people.</summary>
    public AppModel Fold(AppModel app) => app.With(app.Areas.ToDictionary(a => a.Name, a => Fold(app.Canonical(a)!, a.Shape), StringComparer.Ordinal));

    /// <summary>The same value with roles in place of people.</summary>
    public SettingValue Fold(SettingValue value, Shape shape) => (shape, value) switch
    {
        (ScalarShape { Kind: PrincipalKind }, ScalarValue v) => _roleOf.TryGetValue(v.Text, out var role) ? ScalarValue.Of(role) : v,
        (_, ObjectValue v) => v.With([.. v.Properties.Select(p => p with { Value = Fold(p.Value, p.Shape.Shape) })]),
        (MapShape s, MapValue v) => v.With([.. v.Entries.Select(e => e with { Value = Fold(e.Value, s.Value) })]),
        (ListShape s, ListValue v) => v.With([.. v.Items.Select(i => Fold(i, s.Item))]),
        _ => value,
    };
}
