using AppForge.Compiler.Binding;
using AppForge.Compiler.Model;

namespace AppForge.Deploy.Environments;

/// <summary>Roles ↔ the people of one environment, for editing definitions.</summary>
internal static class RoleTranslation
{
    /// <summary>The words of an environment.</summary>
    public static DefinitionTranslation Of(EnvironmentModel environment)
    {
        var resolver = new EnvironmentResolver(environment);
        return new(resolver.Expand, (value, shape) => [.. resolver.Rows(resolver.Expand(value, shape), shape)], new RoleFolder(environment).Fold);
    }
}
