using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Testing.Mutation.Kinds;

/// <summary>Something that is used elsewhere goes away, or gets another name.</summary>
public static class Losses
{
    public static IReadOnlyList<DamageKind> All { get; } =
    [
        new("drop-field", new("使われているフィールドを消す", "A field dropped that is used"), "AF2101 AF2103 AF2301", Reaction.RefusesWrite,
            new("ルックアップに使われていれば削除を GAIA_LO02、関連レコードなら GAIA_RE07 で拒む。ほかは使う側の登録を GAIA_FC01・GAIA_IQ11 で拒む", "refuses the deletion with GAIA_LO02 (lookup) or GAIA_RE07 (related records); else the settings that use it with GAIA_FC01 or GAIA_IQ11"), "errors.md", DropField),
        new("rename-field", new("使われているフィールドの名前だけを変える", "A field renamed, its uses not"), "AF2101 AF2103 AF2301", Reaction.BreaksLater,
            new("別のフィールドの追加と元のフィールドの削除になり、値が失われる", "takes it as one field added and one deleted: the values are lost"), "behaviour.md", RenameField),
        new("drop-option", new("使われている選択肢を消す", "An option dropped that is used"), "AF2104", Reaction.BreaksLater,
            new("選択肢を消して受け付け、使っている条件が GAIA_IQ10 で動かなくなる", "takes it; the conditions that use it break with GAIA_IQ10"), "fields.md", DropOption),
        new("rename-option", new("使われている選択肢の名前だけを変える", "An option renamed, its uses not"), "AF2104", Reaction.BreaksLater,
            new("別の選択肢として受け付け、使っている条件が GAIA_IQ10 で動かなくなる", "takes it as another option; the conditions that use the old one break with GAIA_IQ10"), "fields.md", RenameOption),
        new("drop-status", new("使われているステータスを消す", "A status dropped that is used"), "AF2107", Reaction.RefusesWrite,
            new("アクションの from・to にないステータスを拒み、レコードがあれば削除も拒む", "refuses actions from and to a status that isn't there, and the deletion while records are in it"), "settings.md", (s, d) => Lose(s, d, SymbolKind.State, s.Find("process/states/*").Where(p => p.Parent is MappingNode states && states.Entries[0].Key != p.Key))),
        new("rename-action", new("使われているアクションの名前だけを変える", "An action renamed, its uses not"), "AF2113", Reaction.NeverSees,
            new("翻訳は API にない：画面で設定する人が、ない名前を探すことになる", "translations are no part of the API: whoever sets them looks for a name that isn't there"), "behaviour.md", RenameAction),
        new("drop-view", new("訳されている一覧・グラフを消す", "A view or report dropped that is translated"), "AF2113", Reaction.BreaksLater,
            new("書かれていない一覧は消え、ID と URL も失われる", "deletes what isn't written; its id and address are lost"), "settings.md",
            (s, d) => d.Below(2) == 0 ? Lose(s, d, SymbolKind.View, s.Find("views/*")) : Lose(s, d, SymbolKind.Report, s.Find("reports/*"))),
        new("drop-app", new("参照されているアプリを消す", "An app dropped that others refer to"), "AF2102", Reaction.RefusesWrite,
            new("参照する側の登録を GAIA_AP01（404）で拒む", "refuses what refers to it with GAIA_AP01 (404)"), "errors.md", DropApp) { IsAboutMuch = true },
        new("drop-role", new("使われている役割を、どの環境からも消す", "A role dropped from all environments"), "AF2105", Reaction.RefusesWrite,
            new("宛先がないので、その権限・通知を送れない", "can't be told who it is: the permissions can't be sent"), "settings.md", DropRole),
        new("forget-role", new("役割を1つの環境にだけ書き忘れる", "A role forgotten in one environment"), "AF2111", Reaction.RefusesWrite,
            new("その環境へは、宛先がないので送れない", "can't be deployed to that environment"), "settings.md", ForgetRole),
        new("drop-plugin", new("使われているプラグインを台帳から消す", "A plug-in dropped from the register"), "AF2112", Reaction.RefusesWrite,
            new("ID が分からないので追加できない", "can't add it: its id isn't known"), "settings.md", DropPlugin),
        new("drop-script", new("JavaScript・CSS のファイルを消す", "A file of the customization dropped"), "AF3402", Reaction.RefusesWrite,
            new("送るファイルがない", "can't be sent a file that isn't there"), "settings.md",
            (s, d) => d.Of(s.Files.Sources.Keys.Where(k => k.EndsWith(".js", StringComparison.Ordinal))) is { } path
                ? new Damage().Drop(path).Breaks(Sample.Scalars(s.Find("customize/desktop/js/[]", "customize/mobile/js/[]")).Where(p => path.EndsWith(p.Text, StringComparison.Ordinal)).Select(p => p.Node.Span))
                : null),
        new("drop-process", new("ステータスを使うのに、プロセス管理を外す", "The process dropped while statuses are used"), "AF3307", Reaction.Drops,
            new("受け付け、作業者を使う条件は黙って外す。ステータスの条件には何も当たらない", "takes it and drops conditions on the assignee silently; those on the status find nothing"), "settings.md", DropProcess) { IsAboutMuch = true },
    ];

    private static Damage? DropField(Sample sample, Draw draw)
    {
        if (draw.Of(sample.Fields.Select(f => f.Place)) is not { Removal: { } removal } place)
        {
            return null;
        }

        // A table goes with its columns.
        var codes = place.Inner("fields")?.Node is MappingNode columns ? columns.Entries.Select(e => e.Key.Value).Append(place.Name) : [place.Name];
        var uses = codes.SelectMany(c => sample.Uses(SymbolKind.Field, place.App, c)).Where(u => u.Source.Path != removal.Source.Path || u.Start < removal.Start || u.Start >= removal.End).ToList();
        return uses.Count == 0 ? null : new Damage().Cut(removal).Breaks(uses);
    }

    private static Damage? RenameField(Sample sample, Draw draw)
    {
        var place = draw.Of(sample.Fields.Select(f => f.Place))!;
        var uses = sample.Uses(SymbolKind.Field, place.App, place.Name).ToList();
        return uses.Count == 0 ? null : new Damage().PutQuietly(place.Key!.Span, sample.Slip(place.Name, draw)).Breaks(uses);
    }

    private static Damage? DropOption(Sample sample, Draw draw)
    {
        var option = draw.Of(Options(sample));
        return option is { Place.Removal: { } removal } && sample.Uses(SymbolKind.Option, option.Place.App, option.Place.Text, option.Field).ToList() is { Count: > 0 } uses
            ? new Damage().Cut(removal).Breaks(uses)
            : null;
    }

    private static Damage? RenameOption(Sample sample, Draw draw)
    {
        var option = draw.Of(Options(sample))!;
        return sample.Uses(SymbolKind.Option, option.Place.App, option.Place.Text, option.Field).ToList() is { Count: > 0 } uses
            ? new Damage().PutQuietly(option.Place.Node.Span, sample.Slip(option.Place.Text, draw)).Breaks(uses)
            : null;
    }

    private static IEnumerable<Option> Options(Sample sample) => sample.Find("fields/*/options/[]", "fields/*/fields/*/options/[]").Select(p => new Option(p, p.Path[^3]));

    private static Damage? Lose(Sample sample, Draw draw, SymbolKind kind, IEnumerable<Place> places) =>
        draw.Of(places) is { Removal: { } removal } place && sample.Uses(kind, place.App, place.Name).ToList() is { Count: > 0 } uses ? new Damage().Cut(removal).Breaks(uses) : null;

    private static Damage? RenameAction(Sample sample, Draw draw)
    {
        var action = draw.Of(Sample.Scalars(sample.Find("process/actions/[]/name")))!;
        var all = Sample.Scalars(sample.Find("process/actions/[]/name")).Where(p => p.App == action.App && p.Text == action.Text);
        var uses = sample.Compilation.Apps[action.App!].References.Where(r => r.Kind == SymbolKind.ProcessAction && r.Name == action.Text).Select(r => r.Span).ToList();
        var (damage, name) = (new Damage().Breaks(uses), sample.Slip(action.Text, draw));
        foreach (var place in all)
        {
            damage.PutQuietly(place.Node.Span, name);
        }

        return uses.Count == 0 ? null : damage;
    }

    private static Damage? DropApp(Sample sample, Draw draw)
    {
        var key = draw.Of(sample.Compilation.Apps.Keys)!;
        var damage = new Damage().Breaks(sample.Uses(SymbolKind.App, null, key).Where(u => !u.Source.Path.StartsWith($"apps/{key}/", StringComparison.Ordinal)));
        foreach (var path in sample.Files.Sizes.Keys.Concat(sample.Files.Sources.Keys).Where(p => p.StartsWith($"apps/{key}/", StringComparison.Ordinal)).Distinct())
        {
            damage.Drop(path);
        }

        return damage.Expected.Count == 0 ? null : damage;
    }

    private static Damage? DropRole(Sample sample, Draw draw)
    {
        var role = draw.Of(sample.Compilation.Roles)!;
        var damage = new Damage().Breaks(sample.Uses(SymbolKind.Role, null, role));
        foreach (var place in sample.Places.Where(p => p.Source.Path.StartsWith("environments/", StringComparison.Ordinal) && p.Path is ["roles", var name] && name == role))
        {
            damage.Cut(place.Removal!.Value);
        }

        return damage.MayBreak(sample.In("appforge.yaml", $"roles/{role}").Select(p => p.Key!.Span));
    }

    private static Damage? ForgetRole(Sample sample, Draw draw)
    {
        var place = draw.Of(sample.Places.Where(p => p.Source.Path.StartsWith("environments/", StringComparison.Ordinal) && p.Path is ["roles", _]))!;
        return new Damage().Cut(place.Removal!.Value).Breaks(sample.Uses(SymbolKind.Role, null, place.Name));
    }

    private static Damage? DropPlugin(Sample sample, Draw draw)
    {
        var plugin = draw.Of(sample.In("appforge.yaml", "plugins/*"))!;
        var register = sample.In("appforge.yaml", "plugins").Single();
        return new Damage().Cut(plugin.Removal ?? register.Removal!.Value).Breaks(sample.Uses(SymbolKind.Plugin, null, plugin.Name));
    }

    private static Damage? DropProcess(Sample sample, Draw draw)
    {
        if (draw.Of(sample.Files.Sources.Keys.Where(k => k.EndsWith("/process.yaml", StringComparison.Ordinal))) is not { } path)
        {
            return null;
        }

        var app = path.Split('/')[1];
        var references = sample.Compilation.Apps[app].References;
        return new Damage().Drop(path)
            .Breaks(references.Where(r => r.Kind == SymbolKind.Field && r.Name == "ステータス" && r.App == app && r.Span.Source.Path != path).Select(r => r.Span))
            .MayBreak(sample.Find("translations/*/states/*", "translations/*/actions/*").Where(p => p.App == app).Select(p => p.Key!.Span))
            .MayBreak(references.Where(r => r.Kind is SymbolKind.State or SymbolKind.Option).Select(r => r.Span));
    }

    private sealed record Option(Place Place, string Field);
}
