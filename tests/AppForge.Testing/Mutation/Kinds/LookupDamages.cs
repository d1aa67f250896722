using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Testing.Mutation.Kinds;

/// <summary>Lookups that kintone refuses, or that stop working.</summary>
public static class LookupDamages
{
    public static IReadOnlyList<DamageKind> All { get; } =
    [
        new("key-not-unique", new("ルックアップのキーの重複禁止を外す", "The key of a lookup allows duplicates"), "AF3202", Reaction.BreaksLater,
            new("設定は受け付け、API・CSV からの登録が GAIA_LO03 で失敗する", "takes it; records written over the API or from CSV fail with GAIA_LO03"), "fields.md", KeyNotUnique),
        new("two-lookups-one-field", new("2つのルックアップが同じフィールドへ写す", "Two lookups copy to one field"), "AF3204", Reaction.RefusesWrite,
            new("コピー先の重複を CB_VA01 で拒む", "refuses the target with CB_VA01"), "errors.md", TwoLookups),
        new("copy-to-itself", new("ルックアップが自分自身へ写す", "A lookup copies to itself"), "AF3203", Reaction.RefusesWrite,
            new("フィールドの登録を拒む", "refuses the field"), "fields.md", (s, d) => Target(s, d, (app, lookup) => lookup)),
        new("copy-to-calculated", new("ルックアップが計算フィールドへ写す", "A lookup copies to a calculated field"), "AF3222", Reaction.RefusesWrite,
            new("フィールドの登録を CB_VA01 で拒む", "refuses the field with CB_VA01"), "errors.md",
            (s, d) => Target(s, d, (app, lookup) => d.Of(s.Compilation.Apps[app].Fields.Where(f => f.Type is "CALC" or "CREATED_TIME"))?.Code)),
        new("copy-to-other-type", new("ルックアップが型の違うフィールドへ写す", "A lookup copies to a field of another type"), "AF3221", Reaction.RefusesWrite,
            new("型の組み合わせを CB_VA01 で拒む", "refuses the pair of types with CB_VA01"), "errors.md",
            (s, d) => Target(s, d, (app, lookup) => d.Of(s.Compilation.Apps[app].Fields.Where(f => f.Type is "DATE" or "DATETIME" or "TIME"))?.Code)),
    ];

    private static Damage? KeyNotUnique(Sample sample, Draw draw)
    {
        var unique = draw.Of(sample.Find("fields/*/unique"))!;
        var uses = sample.Compilation.Apps.Values.SelectMany(a => a.Fields.WithColumns).Select(f => f.Lookup).OfType<LookupSymbol>()
            .Where(l => l.AppKey == unique.App && l.KeyField == unique.Path[^2]).ToList();
        var keys = sample.Uses(SymbolKind.Field, unique.App, unique.Path[^2]).Where(u => sample.Find("**/relatedKeyField").Any(p => p.Source.Path == u.Source.Path && p.Node.Span.Start == u.Start)).ToList();
        return uses.Count == 0 ? null : new Damage().Cut(unique.Removal!.Value).Breaks(keys);
    }

    // The target of a lookup becomes that of another one of the same app and of the same type.
    private static Damage? TwoLookups(Sample sample, Draw draw)
    {
        var mappings = Sample.Scalars(sample.Find("fields/*/lookup/fieldMappings/*")).Where(p => p.App is not null && !p.Name.Contains("${", StringComparison.Ordinal)).ToList();
        var mapping = draw.Of(mappings)!;
        var other = draw.Of(mappings.Where(m => m.App == mapping.App && m.Path[1] != mapping.Path[1] && m.Name != mapping.Name
            && sample.Field(m.App, m.Name)?.Type == sample.Field(mapping.App, mapping.Name)?.Type && sample.Field(m.App, m.Name)?.Type is not null));
        if (other is null)
        {
            return null;
        }

        // It is said of the second one.
        var damage = new Damage().RestsOn(other.Key!.Span);
        return mapping.Whole.Start < other.Whole.Start
            ? damage.PutQuietly(mapping.Key!.Span, other.Name).Breaks(other.Key!.Span)
            : damage.Put(mapping.Key!.Span, other.Name);
    }

    private static Damage? Target(Sample sample, Draw draw, Func<string, string, string?> target)
    {
        var mapping = draw.Of(Sample.Scalars(sample.Find("fields/*/lookup/fieldMappings/*")).Where(p => p.App is not null && !p.Name.Contains("${", StringComparison.Ordinal)))!;
        return target(mapping.App!, mapping.Path[1]) is { } code ? new Damage().Put(mapping.Key!.Span, code).RestsOn(sample.Declared(mapping.App, code)) : null;
    }
}
