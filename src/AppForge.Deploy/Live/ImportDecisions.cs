using System.Collections.Immutable;
using System.Globalization;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Deploy.Live;

/// <summary>Collects what an import leaves to a person: the same thing once, with all its places.</summary>
internal sealed class ImportDecisions
{
    private const int ShownPlaces = 3;

    private readonly SortedDictionary<(ImportDecisionKind Kind, string Subject), SortedSet<string>> _found = new(Comparer<(ImportDecisionKind Kind, string Subject)>.Create(
        (a, b) => a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : string.CompareOrdinal(a.Subject, b.Subject)));

    /// <summary>Adds an occurrence.</summary>
    public void Add(ImportDecisionKind kind, string subject, params IEnumerable<string> places)
    {
        if (!_found.TryGetValue((kind, subject), out var known))
        {
            _found[(kind, subject)] = known = new(StringComparer.Ordinal);
        }

        known.UnionWith(places);
    }

    /// <summary>What was found, by kind and subject.</summary>
    public ImmutableArray<ImportDecision> ToImmutable() =>
        [.. _found.Select(f => new ImportDecision(f.Key.Kind, f.Key.Subject, [.. f.Value], Text(f.Key.Kind, f.Key.Subject, Shown(f.Value))))];

    private static LocalizedText Shown(SortedSet<string> places)
    {
        var first = string.Join(", ", places.Take(ShownPlaces));
        var more = (places.Count - ShownPlaces).ToString(CultureInfo.InvariantCulture);
        return places.Count <= ShownPlaces ? LocalizedText.Same(first) : new($"{first} ほか{more}か所", $"{first} and {more} more");
    }

    private static LocalizedText Text(ImportDecisionKind kind, string subject, LocalizedText places)
    {
        var (ja, en) = (places.Japanese, places.English);
        return kind switch
        {
            ImportDecisionKind.NotRead => new(
                $"アプリ #{subject} は取り込めません（削除されたか、管理する権限がないか、一度も公開されていません）。", $"App #{subject} can't be imported (deleted, not managed by this account, or never published)."),
            ImportDecisionKind.GuestSpace => new(
                $"ゲストスペース #{subject} のアプリは飛ばしました: {ja}。guestSpace: {subject} と書いた環境から取り込んでください。",
                $"Apps of the guest space #{subject} were skipped: {en}. Import them through an environment with guestSpace: {subject}."),
            ImportDecisionKind.Key => new(
                $"{ja}: アプリコード「{subject}」はキーにできないか、すでに使われています。", $"{en}: the app code \"{subject}\" can't be a key, or is taken."),
            ImportDecisionKind.NoRole => new(
                $"{subject} に当たる役割がありません（{ja}）。役割を決めて環境の roles に書くことを勧めます。", $"No role stands for {subject} ({en}). Consider one under roles in the environment."),
            ImportDecisionKind.OutsideApp => new(
                $"参照先 {subject} はプロジェクトにありません（{ja}）。取り込むか、環境の external に書いてください。",
                $"The app {subject} that is referred to is not in the project ({en}). Import it, or name it under external in the environment."),
            ImportDecisionKind.UnknownPlugin => new(
                $"プラグイン {subject} は台帳にありません（{ja}）。appforge.yaml の plugins に名前を付けて書いてください。",
                $"The plug-in {subject} is not in the register ({en}). Name it under plugins in appforge.yaml."),
            ImportDecisionKind.UnnamedSpace => new(
                $"スペース #{subject} に名前がありません（{ja}）。環境の spaces に書くと、定義の space: で指せます。",
                $"The space #{subject} has no name ({en}). With one under spaces in the environment, definitions can say space:."),
            ImportDecisionKind.Unreadable => new(
                $"{subject} を見る権限がありません（unreadable としました）。", $"{subject} is hidden from this account (unreadable)."),
            ImportDecisionKind.Unknown => new(
                $"AppForge の知らない設定があります: {subject}（{ja}）。raw: の下にそのまま残しました。", $"A setting that AppForge doesn't know: {subject} ({en}). It was kept under raw:."),
            ImportDecisionKind.Undeployed => new(
                $"{subject}: 動作テスト環境に未反映の変更があります。取り込んだのは運用環境の設定です。", $"{subject}: there are undeployed changes in the pre-live settings. What was imported is live."),
            ImportDecisionKind.HiddenPrincipal => new(
                $"定義にある {subject} は停止または削除されていて、設定に残っているか分かりません（{ja}）。定義には残しました。",
                $"{subject}, whom the definition names ({en}), was stopped or deleted; kintone hides whether the settings still do. The definition keeps it."),
            ImportDecisionKind.Fragment => new(
                $"{subject} は環境と異なります（{ja}）。断片は書き換えません。断片かアプリの定義を直してください。",
                $"{subject} differs from the environment ({en}). Fragments aren't edited: change the fragment, or the app."),
            ImportDecisionKind.NotEdited => new(
                $"{subject} は書き換えません（別名 & * があるか、読めません）。下の計画を見て直してください。", $"{subject} isn't edited (it has anchors, or can't be read). See the plan below and change it."),
            _ => new($"{ja}: 「{subject}」はファイル名にできないので名前を変えました。", $"{en}: \"{subject}\" can't be a file name; it got another one."),
        };
    }
}
