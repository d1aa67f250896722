using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AppForge.Compiler.Binding;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Kintone;
using AppForge.Deploy.Planning;

namespace AppForge.Deploy.Live;

/// <summary>Live apps → definitions in the shortest form: keys instead of ids, roles instead of people where the environment knows them. Never records.</summary>
/// <param name="api">The tenant.</param>
/// <param name="reader">Reads it.</param>
public sealed partial class Importer(KintoneApi api, LiveStateReader reader)
{
    /// <summary>Imports apps.</summary>
    /// <param name="chosen">Their ids; null for all that the account sees.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="ids">The ids that are known.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="KintoneApiException">Something can't be read.</exception>
    public async Task<ImportResult> ImportAsync(
        IReadOnlyCollection<long>? chosen, EnvironmentModel environment, AppIdMap ids, CancellationToken cancellationToken)
    {
        var apps = await api.GetAppsAsync(AppSearch.All with { Ids = [.. chosen ?? []] }, cancellationToken).ConfigureAwait(false);
        foreach (var app in apps.OrderBy(a => a.Id).Where(a => ids.KeyOf(a.Id) is null))
        {
            ids = ids.With(KeyFor(app, ids), app.Id);
        }

        var imported = apps.ToDictionary(a => ids.KeyOf(a.Id)!, a => a.Id, StringComparer.Ordinal);
        var live = await reader.ReadAsync(imported, Planner.NamesOf(ids, environment), SettingsStage.Live, cancellationToken).ConfigureAwait(false);
        var folder = new RoleFolder(environment);
        var results = live.Select(l => Import(l.Key, l.Value, folder, environment)).ToImmutableArray();
        return new(results, ids, [.. Missing(chosen, apps), .. live.SelectMany(l => NotesOn(l.Key, l.Value, ids)), .. PeopleNotes(folder)]);
    }

    private static ImportedApp Import(string key, LiveApp live, RoleFolder folder, EnvironmentModel environment)
    {
        var model = WithoutPattern(folder.Fold(live.Model), environment.NamePattern);
        return new(key, live.Id, model, YamlWriter.Write(DefinitionWriter.Write(model)));
    }

    // What the environment adds to names (【検証】{name}) is no part of a definition.
    private static AppModel WithoutPattern(AppModel app, string? pattern)
    {
        if (pattern?.Split("{name}") is not [var before, var after] || !app.Name.StartsWith(before, StringComparison.Ordinal) || !app.Name.EndsWith(after, StringComparison.Ordinal))
        {
            return app;
        }

        var general = KintoneCatalog.General;
        var name = ScalarValue.Of(app.Name[before.Length..^after.Length]);
        return app.With(new Dictionary<string, SettingValue>(StringComparer.Ordinal) { [general.Name] = app.General.With("name", name) });
    }

    private static string KeyFor(KintoneApp app, AppIdMap ids)
    {
        var code = NotInKeys().Replace(app.Code.ToLowerInvariant(), "-").Trim('-');
        return code.Length > 0 && char.IsAsciiLetter(code[0]) && ids.IdOf(code) is null ? code : $"app-{app.Id}";
    }

    private static IEnumerable<LocalizedText> Missing(IReadOnlyCollection<long>? chosen, IReadOnlyList<KintoneApp> apps) => (chosen ?? [])
        .Where(id => apps.All(a => a.Id != id))
        .Select(id => new LocalizedText($"アプリ #{id} は見つかりません（削除されたか、見る権限がないか、一度も公開されていません）。",
            $"App #{id} was not found (deleted, not visible to this account, or never published)."));

    private static IEnumerable<LocalizedText> NotesOn(string key, LiveApp live, AppIdMap ids)
    {
        foreach (var note in UnknownNotes.Of(key, live.Unknown))
        {
            yield return note;
        }

        if (live.HasUndeployedChanges)
        {
            yield return new($"{key}: 動作テスト環境に未反映の変更があります。取り込んだのは運用環境の設定です。",
                $"{key}: there are undeployed changes in the pre-live settings. What was imported is live.");
        }

        foreach (var field in live.Model.Fields.WithColumns.Where(f => f.IsUnreadable))
        {
            yield return new($"{key}: フィールド「{field.Code}」の参照先を見る権限がありません（unreadable と書きました）。",
                $"{key}: what the field \"{field.Code}\" refers to is hidden from this account (written as unreadable).");
        }

        foreach (var other in live.Model.Fields.WithColumns.Select(f => f.Lookup?.AppKey ?? f.RelatedRecords?.AppKey).OfType<string>().Distinct(StringComparer.Ordinal).Where(a => ids.IdOf(a) is null))
        {
            yield return new($"{key}: 参照先 {other} はプロジェクトにありません。取り込むか、環境の external に書いてください。",
                $"{key}: the app {other} that it refers to is not in the project. Import it, or name it under external in the environment.");
        }
    }

    private static IEnumerable<LocalizedText> PeopleNotes(RoleFolder folder) => folder.Unfolded
        .Select(who => new LocalizedText($"{who} は役割にできませんでした。役割を決めて環境の roles に書くことを勧めます。", $"{who} is no role. Consider a role for it under roles in the environment."));

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotInKeys();
}
