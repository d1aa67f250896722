using System.Collections.Immutable;

namespace AppForge.Compiler.CSharp.Generation;

/// <summary>
/// Gives each name of a scope an identifier of its own. Names whose nearest identifiers are the same, or that C# or our own code needs, get a mark made of the name
/// itself, so that no other name, and no order, changes what a name becomes.
/// </summary>
/// <param name="reserved">The identifiers that are taken.</param>
/// <param name="comparer">When two identifiers are the same.</param>
internal sealed class NameScope(IEnumerable<string> reserved, StringComparer comparer)
{
    private readonly HashSet<string> _taken = new(reserved, comparer);

    /// <summary>The identifiers of several names, as they are written.</summary>
    /// <param name="names">The names, each once.</param>
    /// <param name="near">The identifier nearest to a name.</param>
    public ImmutableDictionary<string, string> Declare(IReadOnlyCollection<string> names, Func<string, string> near)
    {
        var identifiers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var alike in names.GroupBy(near, comparer))
        {
            var exact = alike.Where(n => string.Equals(n, near(n), StringComparison.Ordinal)).ToList();
            foreach (var name in alike)
            {
                var identifier = near(name);
                var isFree = identifier.Length > 0 && !IsAccessor(identifier) && !_taken.Contains(identifier)
                    && (alike.Skip(1).FirstOrDefault() is null || (exact.Count == 1 && exact[0] == name));
                identifiers[name] = isFree ? identifier : $"{(identifier.Length == 0 ? "Name" : identifier)}_{CSharpText.MarkOf(name)}";
            }
        }

        _taken.UnionWith(identifiers.Values);
        return identifiers.ToImmutableDictionary(i => i.Key, i => CSharpText.Written(i.Value), StringComparer.Ordinal);
    }

    // The compiler makes methods of such names.
    private static bool IsAccessor(string identifier) => identifier.StartsWith("get_", StringComparison.Ordinal) || identifier.StartsWith("set_", StringComparison.Ordinal)
        || identifier.StartsWith("op_", StringComparison.Ordinal);
}
