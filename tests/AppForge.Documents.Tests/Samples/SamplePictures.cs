using AppForge.Documents.Diagrams;

namespace AppForge.Documents.Tests.Samples;

/// <summary>Inputs of the pictures, taken from the sample apps of the prefecture.</summary>
internal static class SamplePictures
{
    public static FormPictureInput VehicleForm { get; } = new("公用車予約・運行のレイアウト図",
    [
        new FormBlock.Group("予約の内容", true,
        [
            new([Field("予約番号", "文字列（1行）", 150), Field("所属コード", "ルックアップ", 210, FormControl.Lookup) with { IsRequired = true }, Field("所属名", "文字列（1行）", 240) with { Automatic = "自動" }, Field("承認者", "ユーザー選択", 190, FormControl.Person) with { Automatic = "自動" }]),
            new([Field("車両番号", "ルックアップ", 270, FormControl.Lookup) with { IsRequired = true }, Field("車種", "文字列（1行）", 160) with { Automatic = "自動" }, Field("定員", "数値（名）", 96) with { Automatic = "自動" }, Field("運転者", "ユーザー選択", 190, FormControl.Person) with { IsRequired = true }]),
            new([Field("利用開始日時", "日時", 240, FormControl.Date) with { IsRequired = true }, Field("利用終了日時", "日時", 240, FormControl.Date) with { IsRequired = true }, Field("利用時間", "計算", 170) with { Automatic = "自動計算" }]),
            new([Field("用務内容", "文字列（1行）", 470) with { IsRequired = true }, Field("行先", "文字列（1行）", 330) with { IsRequired = true }]),
        ]),
        new FormBlock.Row([new FormCell.Rule { Width = 900 }]),
        new FormBlock.Row([new FormCell.Caption("帰庁後に必ず記入してください")]),
        new FormBlock.Group("運行の記録", false,
        [
            new([Field("アルコール確認", "ラジオボタン", 440, FormControl.Radio) with { Options = ["確認済（酒気なし）", "確認済（要対応）", "未確認"] }, Field("運行前点検", "チェックボックス", 390, FormControl.Check) with { Options = ["タイヤ", "灯火", "ブレーキ", "ウォッシャー液"] }]),
            new([Field("出発時距離計", "数値（km）", 150), Field("帰庁時距離計", "数値（km）", 150), Field("走行距離", "計算（km）", 150) with { Automatic = "自動計算" }, Field("給油量", "数値（L）", 120)]),
            new([Field("事故・異常", "ラジオボタン", 170, FormControl.Radio) with { Options = ["なし", "あり"] }, Field("異常内容", "文字列（複数行）", 420, FormControl.TextArea) with { Height = 80 }, Field("日報ファイル", "添付ファイル", 230, FormControl.File)]),
        ]),
        new FormBlock.Row([new FormCell.Caption("地図"), new FormCell.Spacer("map", 120) { Width = 400 }]),
        new FormBlock.Table("要望事項", [Field("要望内容", "文字列（1行）", 260) with { IsRequired = true }, Field("要望分野", "ドロップダウン", 120), Field("引継所属", "文字列（1行）", 180), Field("対応状況", "ドロップダウン", 120)]),
        new FormBlock.Row([new FormCell.Related("同じ企業の訪問", "企業訪問記録", ["訪問日", "目的", "訪問所属名"])]),
    ]);

    public static ProcessPictureInput VehicleProcess { get; } = new("公用車予約・運行の状態遷移図",
        [State("予約", "作成者"), State("承認待ち", "承認者（1名）"), State("予約確定"), State("運行中"), State("完了"), State("取消")],
        [
            Action(1, "承認を求める", 0, 1, "作成者"), Action(2, "承認する", 1, 2, "承認者"),
            Action(3, "運行を開始する", 2, 3, "", "アルコール確認が「確認済（酒気なし）」"), Action(4, "返却する", 3, 4, "", "帰庁時距離計が入力済み"),
            Action(5, "取り消す", 0, 5), Action(6, "取り消す", 1, 5), Action(7, "取り消す", 2, 5),
        ]);

    public static ProcessPictureInput HelpdeskProcess { get; } = new("DX相談・問合せ受付の状態遷移図",
        [State("受付", "ヘルプデスク要員"), State("対応中", "担当者（1名）"), State("協議中", "デジタル推進課"), State("回答確認中", "マネージャ（誰か1名）"), State("相談者確認中", "相談者"), State("完了"), State("取下げ")],
        [
            Action(1, "担当を割り当てる", 0, 1), Action(2, "デジタル推進課と協議する", 1, 2), Action(3, "協議を終える", 2, 1), Action(4, "確認を依頼する", 1, 3),
            Action(5, "回答する", 3, 4, "", "回答日が入力済み"), Action(6, "再相談する", 4, 1), Action(7, "解決した", 4, 5), Action(8, "取り下げる", 0, 6), Action(9, "取り下げる", 1, 6),
        ]);

    public static ProcessPictureInput ShortProcess { get; } = new("短い流れ",
        [State("申請前", "作成者"), State("申請中", "所属長"), State("完了"), State("取下げ")],
        [Action(1, "申請する", 0, 1), Action(2, "承認する", 1, 2, "所属長"), Action(3, "差し戻す", 1, 0), Action(4, "取り下げる", 0, 3), Action(5, "取り下げる", 1, 3)]);

    public static RelationsPictureInput VehicleRelations { get; } = new("公用車予約・運行のアプリ構成図", App("vehicle-trip", "公用車予約・運行"),
        [App("vehicle-master", "【M】公用車マスタ"), App("org-master", "【M】所属マスタ")],
        [
            new(RelationKind.Lookup, "vehicle-trip", "vehicle-master", "車両番号 → 車種、定員"),
            new(RelationKind.Lookup, "vehicle-trip", "org-master", "所属コード → 所属名、承認者"),
            new(RelationKind.Lookup, "vehicle-master", "org-master", "管理所属コード → 管理所属名"),
        ]);

    public static RelationsPictureInput OrganizationRelations { get; } = new("所属マスタのアプリ構成図", App("org-master", "【M】所属マスタ"),
        [
            App("staff-master", "【M】職員マスタ", true), App("app-register", "【管理】アプリ台帳"), App("vehicle-master", "【M】公用車マスタ"), App("vehicle-trip", "公用車予約・運行"),
            .. Enumerable.Range(1, 9).Select(i => App($"request-{i}", $"申請アプリ{i}")), new("FormBridge", "FormBridge", false, true),
        ],
        [
            new(RelationKind.Lookup, "org-master", "org-master", "上位所属コード → 上位所属名"), new(RelationKind.Lookup, "org-master", "org-master", "後継所属コード → 後継所属名"),
            new(RelationKind.Lookup, "staff-master", "org-master", "所属コード → 所属名、部局名、組織、所属長"), new(RelationKind.Related, "org-master", "staff-master", "所属職員"),
            new(RelationKind.Lookup, "app-register", "org-master", "所属コード → 所管所属名、所管リーダー"), new(RelationKind.Related, "org-master", "app-register", "所有アプリ"),
            new(RelationKind.Lookup, "vehicle-master", "org-master", "管理所属コード → 管理所属名"), new(RelationKind.Lookup, "vehicle-trip", "org-master", "所属コード → 所属名、承認者"),
            .. Enumerable.Range(1, 9).Select(i => new RelationsPictureLink(RelationKind.Lookup, $"request-{i}", "org-master", "所属コード → 所属名")),
            new(RelationKind.Integration, "FormBridge", "org-master", "所属名"),
        ]);

    public static RelationsPictureInput MixedRelations { get; } = new("企業訪問記録のアプリ構成図", App("company-visit", "企業訪問記録", true),
        [App("company-master", "【M】企業マスタ"), App("org-master", "【M】所属マスタ"), App("meeting-docs", "会議資料共有"), new("map", "カンタンマップ", false, true)],
        [
            new(RelationKind.Lookup, "company-visit", "company-master", "法人番号 → 企業名ほか4項目"), new(RelationKind.Related, "company-master", "company-visit", "訪問履歴"),
            new(RelationKind.Related, "company-visit", "company-visit", "同じ企業の訪問"), new(RelationKind.Lookup, "company-visit", "org-master", "所属コード → 訪問所属名"),
            new(RelationKind.Action, "company-visit", "meeting-docs", "会議資料を作る"), new(RelationKind.Integration, "company-visit", "map", "所在地、緯度、経度"),
        ]);

    private static FormCell.Field Field(string label, string type, int width, FormControl control = FormControl.Box) => new(label, type, control) { Width = width };

    private static ProcessPictureState State(string name, string assignee = "") => new(name, assignee);

    private static ProcessPictureAction Action(int number, string name, int from, int to, string executor = "", string condition = "") => new(number, name, from, to, executor, condition);

    private static RelationsPictureNode App(string key, string name, bool hasPersonal = false) => new(key, name, hasPersonal, false);
}
