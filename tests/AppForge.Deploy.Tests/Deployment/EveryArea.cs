using System.Text;
using AppForge.Compiler;
using AppForge.Emulator;

namespace AppForge.Deploy.Tests.Deployment;

/// <summary>An app with something set in every area, and the app that its action copies to.</summary>
internal static class EveryArea
{
    public const string MapPlugin = "abcdefghijklmnopabcdefghijklmnop";

    public const string ChartPlugin = "ponmlkjihgfedcbaponmlkjihgfedcba";

    public const string App = """
        name: 台帳
        icon: { file: icon.png }
        fields:
          件名: { type: SINGLE_LINE_TEXT }
          備考: { type: SINGLE_LINE_TEXT }
          区分: { type: RADIO_BUTTON, options: [甲, 乙], defaultValue: 甲 }
          期限: { type: DATE }
          金額: { type: NUMBER }
          税込: { type: CALC, expression: 金額 * 1.1 }
        views:
          すべて: { type: LIST, fields: [件名] }
        process:
          states: { 受付: , 完了:  }
          actions: [{ name: 終える, from: 受付, to: 完了 }]
        acl:
          app: [{ entity: group/dx-owner, allow: all }, { entity: everyone, allow: [recordViewable, recordAddable] }]
          record: [{ filterCond: '区分 in ("乙")', entities: [{ entity: group/dx-owner, allow: all }] }]
          field: { 金額: [{ entity: group/dx-owner, accessibility: WRITE }] }
        notifications:
          general: { notifyToCommenter: false, notifications: [{ entity: group/dx-owner, events: [recordAdded] }] }
          perRecord: [{ filterCond: '区分 in ("甲")', title: 甲です, targets: [group/dx-owner] }]
          reminder: [{ timing: { code: 期限, daysLater: -1, time: "08:30" }, title: 期限です, targets: [group/dx-owner] }]
        reports:
          区分別: { chartType: BAR, groups: [区分], aggregations: [{ type: COUNT }], periodicReport: { period: { every: WEEK, dayOfWeek: MONDAY, time: "08:30" } } }
        actions:
          依頼を作る: { destApp: request, mappings: { 依頼: 件名, 元の記録: { srcType: RECORD_URL } }, entities: [everyone] }
        customize:
          scope: ADMIN
          desktop: { js: [https://cdn.example.com/lib.js, customize/ledger.js], css: [customize/ledger.css] }
          mobile: { js: [customize/ledger.js] }
        plugins: [map]
        adminNotes: 設計書 DD-ledger を参照

        """;

    public const string Request = """
        name: 依頼
        fields:
          依頼: { type: SINGLE_LINE_TEXT }
          元の記録: { type: LINK }

        """;

    private const string Register = $$"""
        name: 試し
        plugins:
          map: { name: 地図, id: {{MapPlugin}} }
          chart: { name: 図, id: {{ChartPlugin}} }

        """;

    /// <summary>A tenant that knows the plug-ins, with the files of the app.</summary>
    public static async Task<LocalTenant> StartAsync()
    {
        var tenant = await LocalTenant.StartAsync(directory: new EmulatorDirectory { Plugins = [new(MapPlugin, "地図"), new(ChartPlugin, "図")] });
        tenant.Contents["apps/ledger/icon.png"] = [137, 80, 78, 71, 1, 2, 3];
        tenant.Contents["apps/ledger/customize/ledger.js"] = Encoding.UTF8.GetBytes("console.log('台帳');\n");
        tenant.Contents["apps/ledger/customize/ledger.css"] = Encoding.UTF8.GetBytes("body { color: black }\n");
        return tenant;
    }

    /// <summary>The project, with a text of the app replaced.</summary>
    public static Compilation Project(LocalTenant tenant, string old = "", string replacement = "")
    {
        if (old.Length > 0 && App.Split(old).Length != 2)
        {
            throw new InvalidOperationException($"'{old}' has to stand in the app once.");
        }

        return Definitions.Project(
            tenant, ("appforge.yaml", Register), ("apps/ledger/app.yaml", old.Length == 0 ? App : App.Replace(old, replacement, StringComparison.Ordinal)), ("apps/request/app.yaml", Request));
    }
}
