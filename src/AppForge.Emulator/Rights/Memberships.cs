using System.Text.Json.Nodes;

namespace AppForge.Emulator.Rights;

/// <summary>What a user is and belongs to, looked up once.</summary>
internal sealed class Memberships(EmulatorDirectory directory, EmulatorUser user)
{
    private readonly Dictionary<(string Type, bool IncludeSubs), HashSet<string>> _codes = [];

    /// <summary>The codes of one kind that mean the user.</summary>
    public IReadOnlySet<string> Codes(string type, bool includeSubs)
    {
        if (!_codes.TryGetValue((type, includeSubs), out HashSet<string>? codes))
        {
            _codes.Add((type, includeSubs), codes = [.. directory.CodesOf(user, type, includeSubs)]);
        }

        return codes;
    }

    /// <summary>The codes that mean the user where a row speaks of the people of a field; empty where they mean nobody.</summary>
    public IReadOnlySet<string> CodesIn<T>(RightsRow<T> row) =>
        row.Field is { } field ? Codes(field.PrincipalType, row.IncludeSubs) : new HashSet<string>();

    /// <summary>Whether a row is for the user; <see langword="null"/> where that depends on the record.</summary>
    public bool? Fits<T>(RightsRow<T> row) =>
        !row.IsOfField ? Codes(row.Type, row.IncludeSubs).Contains(row.Code) : CodesIn(row).Count > 0 ? null : false;

    /// <summary>The same, given a record's values.</summary>
    public bool Fits<T>(RightsRow<T> row, JsonObject values) =>
        Fits(row) ?? row.Field!.CodesIn(values).Any(CodesIn(row).Contains);
}
