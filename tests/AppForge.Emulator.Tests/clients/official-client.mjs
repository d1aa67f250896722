// Drives the emulator with the official JavaScript client, the way a customer's script would, and prints what it read back.
import { KintoneRestAPIClient } from "@kintone/rest-api-client";

const baseUrl = process.env.BASE_URL;
const client = new KintoneRestAPIClient({ baseUrl, auth: { username: "Administrator", password: process.env.PASSWORD } });

async function deploy(...apps) {
  await client.app.deployApp({ apps: apps.map((app) => ({ app })) });
  for (let i = 0; i < 200; i++) {
    const { apps: states } = await client.app.getDeployStatus({ apps });
    if (states.every((s) => s.status === "SUCCESS")) return;
    if (states.some((s) => s.status !== "PROCESSING" && s.status !== "SUCCESS")) throw new Error(JSON.stringify(states));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("deploy timeout");
}

const options = (...labels) => Object.fromEntries(labels.map((label, i) => [label, { label, index: i }]));
const field = (type, code, more = {}) => [code, { type, code, label: code, ...more }];

const master = (await client.app.addApp({ name: "マスタ" })).app;
await client.app.addFormFields({
  app: master,
  properties: Object.fromEntries([
    field("SINGLE_LINE_TEXT", "商品コード", { unique: true }),
    field("SINGLE_LINE_TEXT", "商品名"),
    field("NUMBER", "単価", { digit: true, unit: "円", unitPosition: "AFTER" }),
  ]),
});
await deploy(master);

const { app, revision } = await client.app.addApp({ name: "申請" });
const added = await client.app.addFormFields({
  app,
  revision,
  properties: Object.fromEntries([
    field("SINGLE_LINE_TEXT", "件名", { required: true, maxLength: 50 }),
    field("SINGLE_LINE_TEXT", "連結", { expression: "件名 & 件名" }),
    field("MULTI_LINE_TEXT", "内容"),
    field("RICH_TEXT", "説明"),
    field("NUMBER", "数量", { minValue: 1 }),
    field("CALC", "合計", { expression: "数量 * 2", format: "NUMBER_DIGIT" }),
    field("RADIO_BUTTON", "区分", { options: options("新規", "変更") }),
    field("CHECK_BOX", "確認", { options: options("済", "未") }),
    field("MULTI_SELECT", "対象", { options: options("甲", "乙") }),
    field("DROP_DOWN", "優先度", { options: options("高", "低"), defaultValue: "低" }),
    field("DATE", "日付", { defaultNowValue: true }),
    field("TIME", "時刻"),
    field("DATETIME", "日時"),
    field("LINK", "リンク", { protocol: "WEB" }),
    field("FILE", "添付"),
    field("USER_SELECT", "担当", { defaultValue: [{ type: "FUNCTION", code: "LOGINUSER()" }] }),
    field("ORGANIZATION_SELECT", "部署"),
    field("GROUP_SELECT", "ロール"),
    field("GROUP", "詳細", { openGroup: true }),
    field("SUBTABLE", "明細", { fields: Object.fromEntries([field("SINGLE_LINE_TEXT", "品名"), field("NUMBER", "個数")]) }),
    field("SINGLE_LINE_TEXT", "名称写し"),
    field("SINGLE_LINE_TEXT", "商品", {
      lookup: {
        relatedApp: { app: master },
        relatedKeyField: "商品コード",
        fieldMappings: [{ field: "名称写し", relatedField: "商品名" }],
        lookupPickerFields: ["商品コード", "商品名"],
      },
    }),
    field("REFERENCE_TABLE", "関連", {
      referenceTable: { relatedApp: { app: master }, condition: { field: "名称写し", relatedField: "商品名" }, displayFields: ["商品コード"], size: 10 },
    }),
  ]),
});

const { layout } = await client.app.getFormLayout({ app, preview: true });
const group = layout.find((row) => row.type === "GROUP");
const moved = layout.find((row) => row.type === "ROW" && row.fields[0].code === "説明");
group.layout = [moved];
await client.app.updateFormLayout({
  app,
  layout: [
    { type: "ROW", fields: [{ type: "LABEL", label: "<b>見出し</b>", size: { width: "200" } }, { type: "SPACER", elementId: "spc", size: { width: 50, height: 20 } }] },
    ...layout.filter((row) => row !== moved),
    { type: "ROW", fields: [{ type: "HR", size: { width: "400" } }, { type: "RECORD_NUMBER", code: "レコード番号" }] },
  ],
});

await client.app.updateProcessManagement({
  app,
  enable: true,
  states: {
    未処理: { name: "未処理", index: 0, assignee: { type: "ONE", entities: [] } },
    完了: { name: "完了", index: 1 },
  },
  actions: [{ name: "完了する", from: "未処理", to: "完了" }],
});
const { views: builtIn } = await client.app.getViews({ app, preview: true });
await client.app.updateViews({
  app,
  views: {
    ...builtIn,
    一覧: { type: "LIST", index: 1, name: "一覧", fields: ["件名", "ステータス"], filterCond: "", sort: "レコード番号 asc" },
    予定: { type: "CALENDAR", index: 2, name: "予定", date: "日付", title: "件名" },
    独自: { type: "CUSTOM", index: 3, name: "独自", html: "<div></div>" },
  },
});
await client.app.updateAppSettings({ app, description: "<p>説明</p>", theme: "BLUE", titleField: { selectionMode: "MANUAL", code: "件名" } });
await client.app.updateAppAcl({
  app,
  rights: [
    { entity: { type: "GROUP", code: "everyone" }, recordViewable: true, recordAddable: true },
    { entity: { type: "CREATOR" }, appEditable: true, recordViewable: true },
  ],
});
await client.app.updateRecordAcl({
  app,
  rights: [{ filterCond: "", entities: [{ entity: { type: "FIELD_ENTITY", code: "担当" }, viewable: true, editable: true, deletable: false }] }],
});
await client.app.updateFieldAcl({ app, rights: [{ code: "数量", entities: [{ entity: { type: "USER", code: "Administrator" }, accessibility: "WRITE" }] }] });
await deploy(app);

const conflict = await client.app.updateAppSettings({ app, theme: "RED", revision: 1 }).then(
  () => null,
  (error) => ({ status: error.status, code: error.code }),
);

console.log(
  JSON.stringify({
    app,
    added,
    conflict,
    name: (await client.app.getApp({ id: app })).name,
    apps: (await client.app.getApps({ ids: [app, master] })).apps.length,
    fields: await client.app.getFormFields({ app }),
    layout: await client.app.getFormLayout({ app }),
    views: await client.app.getViews({ app }),
    status: await client.app.getProcessManagement({ app }),
    settings: await client.app.getAppSettings({ app }),
    acl: await client.app.getAppAcl({ app }),
    recordAcl: await client.app.getRecordAcl({ app }),
    fieldAcl: await client.app.getFieldAcl({ app }),
  }),
);
