using AppForge.Documents.Diagrams;
using AppForge.Documents.Templates;

namespace AppForge.Documents.Design;

/// <summary>An アプリ設計書 as its template sees it: every text is ready to be shown, in the order of the chapters.</summary>
/// <param name="Cover">The cover, and what the header and footer of each page say.</param>
/// <param name="Revisions">改版履歴, newest first.</param>
/// <param name="Overview">1 アプリ概要.</param>
/// <param name="Relations">2 アプリ構成図.</param>
/// <param name="Settings">3 基本設定.</param>
/// <param name="Fields">4 フィールド一覧.</param>
/// <param name="Layout">5 レイアウト図.</param>
/// <param name="References">6 計算・ルックアップ・関連レコード.</param>
/// <param name="Views">7 一覧; empty when there is none.</param>
/// <param name="Graphs">8 グラフ.</param>
/// <param name="Process">9 プロセス管理; <see langword="null"/> when the app has none.</param>
/// <param name="Access">10 アクセス権.</param>
/// <param name="Notifications">11 通知.</param>
/// <param name="AppActions">12 アプリアクション.</param>
/// <param name="Extensions">13 拡張機能.</param>
/// <param name="Limits">14 制限事項・運用上の注意, from the prose; <see langword="null"/> when nobody wrote it.</param>
/// <param name="Waivers">14 の規則の除外: what the app is excused from.</param>
/// <param name="OptionLists">付録1 選択肢一覧.</param>
/// <param name="FieldIndex">付録2 項目索引, by code.</param>
/// <param name="Unmanaged">The sections of which the definition says nothing on purpose. They may well be set in kintone: the document must not claim that there is nothing.</param>
/// <param name="UnmanagedParts">The same for parts of sections.</param>
public sealed record DesignDocument(
    DocumentCover Cover,
    IReadOnlyList<Revision> Revisions,
    OverviewChapter Overview,
    RelationsChapter Relations,
    IReadOnlyList<KeyValueRow> Settings,
    FieldsChapter Fields,
    Drawing Layout,
    ReferencesChapter References,
    IReadOnlyList<ViewRow> Views,
    IReadOnlyList<GraphRow> Graphs,
    ProcessChapter? Process,
    AccessChapter Access,
    NotificationsChapter Notifications,
    IReadOnlyList<AppActionRow> AppActions,
    ExtensionsChapter Extensions,
    RawHtml? Limits,
    TextTable Waivers,
    IReadOnlyList<OptionList> OptionLists,
    IReadOnlyList<FieldIndexRow> FieldIndex,
    IReadOnlyList<string> Unmanaged,
    IReadOnlyList<UnmanagedPart> UnmanagedParts);
