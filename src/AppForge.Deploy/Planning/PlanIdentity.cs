using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Deploy.Planning;

/// <summary>The identity of a plan: the hash of what shall be, and of the revisions that it was made from.</summary>
internal static class PlanIdentity
{
    private const int Shown = 8;

    /// <summary>The hash of definitions as an environment shall have them.</summary>
    public static string OfDefinitions(IEnumerable<AppModel> apps)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var app in apps)
        {
            Append(hash, app.Key);
            Append(hash, YamlWriter.Write(DefinitionWriter.Write(app)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static string Of(string environment, ImmutableArray<AppPlan> apps)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, environment);
        foreach (var app in apps)
        {
            Append(hash, $"{app.Key} {app.AppId} {app.Revision}");
            Append(hash, YamlWriter.Write(DefinitionWriter.Write(app.Desired)));

            // What a definition says beside what shall be: which of it was there under another name.
            Append(hash, string.Join('\n', app.Renames.Select(r => $"{r.Kind} {r.Field} {r.Old} {r.New}")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Shown];
    }

    private static void Append(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\0"));
}
