using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;

namespace AppForge.Emulator.Users;

/// <summary>What the lists of the User API have in common: by <c>codes</c> or by <c>ids</c> or all, in pages (users-and-orgs.md, A).</summary>
internal static class DirectoryList
{
    public const int MaxBatch = 100;
    private const int MaxSize = 100;

    public static Answer Of(Call call, string property, List<DirectoryEntry> all, Func<IReadOnlyList<DirectoryEntry>, bool> mayRead)
    {
        InputObject input = call.Input;
        IReadOnlyList<string>? codes = input.Filter("codes", input.TextList("codes"), MaxSize);
        IReadOnlyList<long>? ids = input.Filter("ids", input.Integers("ids"), MaxSize);
        if (codes is not null && ids is not null)
        {
            input.Refuse("ids", Texts.OnlyOneOfThem);
        }

        (int offset, int size) = PageOf(input);
        for (int i = 0; i < codes?.Count; i++)
        {
            RefuseUnknown(input, $"codes[{i}]", all.Any(e => e.Code == codes[i]));
        }

        for (int i = 0; i < ids?.Count; i++)
        {
            RefuseUnknown(input, $"ids[{i}]", all.Any(e => e.Id == ids[i]));
        }

        input.Errors.ThrowIfAny();
        List<DirectoryEntry> found =
        [
            .. all.Where(e => codes?.Contains(e.Code, StringComparer.Ordinal) ?? ids?.Contains(e.Id) ?? true)
                .OrderBy(e => e.Id).Skip(offset).Take(size),
        ];
        return mayRead(found)
            ? Answer.Of(new JsonObject { [property] = new JsonArray([.. found.Select(e => e.Describe())]) })
            : throw KnownErrors.IllegalRequest();
    }

    /// <summary><c>offset</c> and <c>size</c>.</summary>
    public static (int Offset, int Size) PageOf(InputObject input) =>
        ((int)(input.Integer("offset", 0, int.MaxValue) ?? 0), (int)(input.Integer("size", 1, MaxSize) ?? MaxSize));

    /// <summary>Only administrators write, and read what is not their own.</summary>
    public static void DemandAdministrator(Call call)
    {
        if (!call.Caller.User.IsAdministrator)
        {
            throw KnownErrors.IllegalRequest();
        }
    }

    /// <summary>The objects of a batch: at least one, at most a hundred.</summary>
    public static IReadOnlyList<InputObject> Batch(InputObject input, string property)
    {
        IReadOnlyList<InputObject> entries = input.Require(property) ? input.Objects(property) ?? [] : [];
        CheckCount(input, property, entries.Count);
        return entries;
    }

    /// <summary>The codes of a batch, each of something there is.</summary>
    public static IReadOnlyList<string> Codes(InputObject input, Func<string, bool> isKnown)
    {
        IReadOnlyList<string> codes = input.Require("codes") ? input.TextList("codes") ?? [] : [];
        CheckCount(input, "codes", codes.Count);
        for (int i = 0; i < codes.Count; i++)
        {
            RefuseUnknown(input, $"codes[{i}]", isKnown(codes[i]));
        }

        return codes;
    }

    /// <summary>The code of something there is, or <see langword="null"/> when it was refused.</summary>
    public static T? Known<T>(InputObject input, string property, Func<string, T?> find)
        where T : class
    {
        if (!input.Require(property) || input.Text(property) is not { } code)
        {
            return null;
        }

        T? found = find(code);
        RefuseUnknown(input, property, found is not null);
        return found;
    }

    /// <summary>New codes for old ones, the body of the three <c>codes.json</c>.</summary>
    public static Dictionary<string, string> Renames(InputObject input, IEnumerable<string> all, Func<string, bool> mayChange, int maxCode)
    {
        Dictionary<string, string> renames = new(StringComparer.Ordinal);
        foreach (InputObject entry in Batch(input, "codes"))
        {
            string? current = Known(entry, "currentCode", code => mayChange(code) ? code : null);
            string? renamed = entry.Require("newCode") ? entry.Text("newCode", 1, maxCode) : null;
            if (current is not null && renamed is not null && !renames.TryAdd(current, renamed))
            {
                entry.Refuse("currentCode", Texts.Duplicate);
            }
        }

        input.Errors.ThrowIfAny();
        List<string> after = [.. all.Select(code => renames.GetValueOrDefault(code, code))];
        if (after.Distinct(StringComparer.Ordinal).Count() < after.Count)
        {
            input.Refuse("codes", Texts.Duplicate);
            input.Errors.ThrowIfAny();
        }

        return renames;
    }

    private static void CheckCount(InputObject input, string property, int count)
    {
        if (count > MaxBatch)
        {
            input.Refuse(property, Texts.Count(1, MaxBatch));
        }
        else if (count == 0 && input.Has(property))
        {
            input.Refuse(property, Texts.Required);
        }
    }

    private static void RefuseUnknown(InputObject input, string path, bool isKnown)
    {
        if (!isKnown)
        {
            input.Refuse(path, Texts.UnknownEntity);
        }
    }
}
