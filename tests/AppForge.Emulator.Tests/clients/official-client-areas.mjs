// Drives the other settings areas, spaces and files with the official JavaScript client, and prints what it read back.
import { KintoneRestAPIClient } from "@kintone/rest-api-client";

const baseUrl = process.env.BASE_URL;
const auth = { username: "Administrator", password: process.env.PASSWORD };
const client = new KintoneRestAPIClient({ baseUrl, auth });
const plugin = process.env.PLUGIN;

async function deploy(by, ...apps) {
  await by.app.deployApp({ apps: apps.map((app) => ({ app })) });
  for (let i = 0; i < 200; i++) {
    const { apps: states } = await by.app.getDeployStatus({ apps });
    if (states.every((s) => s.status === "SUCCESS")) return;
    if (states.some((s) => s.status !== "PROCESSING" && s.status !== "SUCCESS")) throw new Error(JSON.stringify(states));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("deploy timeout");
}

const field = (type, code) => [code, { type, code, label: code }];
// The client looks up the default thread of the space itself.
const destination = (await client.app.addApp({ name: "先", space: 1 })).app;
await client.app.addFormFields({ app: destination, properties: Object.fromEntries([field("SINGLE_LINE_TEXT", "写し"), field("LINK", "元")]) });
await deploy(client, destination);

const { app } = await client.app.addApp({ name: "申請" });
await client.app.addFormFields({
  app,
  properties: Object.fromEntries([field("SINGLE_LINE_TEXT", "件名"), field("DATE", "期限"), field("NUMBER", "数量"), field("USER_SELECT", "担当")]),
});

await client.app.updateGeneralNotifications({
  app,
  notifyToCommenter: false,
  notifications: [{ entity: { type: "GROUP", code: "everyone" }, recordAdded: true }],
});
await client.app.updatePerRecordNotifications({
  app,
  notifications: [{ filterCond: '件名 = "至急"', title: "至急", targets: [{ entity: { type: "FIELD_ENTITY", code: "担当" } }] }],
});
await client.app.updateReminderNotifications({
  app,
  timezone: "Asia/Tokyo",
  notifications: [
    { timing: { code: "期限", daysLater: "-1", time: "09:30" }, filterCond: "", title: "前日", targets: [{ entity: { type: "USER", code: "Administrator" } }] },
    { timing: { code: "作成日時", daysLater: "0", hoursLater: "2" }, filterCond: "", title: "", targets: [] },
  ],
});
const reports = await client.app.updateReports({
  app,
  reports: {
    月別: {
      chartType: "COLUMN",
      chartMode: "STACKED",
      name: "月別",
      index: 0,
      groups: [{ code: "期限", per: "MONTH" }, { code: "件名" }],
      aggregations: [{ type: "SUM", code: "数量" }],
      filterCond: "",
      sorts: [{ by: "GROUP1", order: "ASC" }],
      periodicReport: { active: true, period: { every: "MONTH", dayOfMonth: "END_OF_MONTH", time: "23:00" } },
    },
  },
});
const actions = await client.app.updateAppActions({
  app,
  actions: {
    転記: {
      name: "転記",
      index: 0,
      destApp: { app: destination },
      mappings: [{ srcType: "FIELD", srcField: "件名", destField: "写し" }, { srcType: "RECORD_URL", destField: "元" }],
      entities: [{ type: "GROUP", code: "everyone" }],
    },
  },
});
const { fileKey } = await client.file.uploadFile({ file: { name: "app.js", data: "console.log('a');" } });
await client.app.updateAppCustomize({
  app,
  scope: "ALL",
  desktop: { js: [{ type: "URL", url: "https://js.cybozu.com/x.js" }, { type: "FILE", file: { fileKey } }], css: [] },
  mobile: { js: [], css: [] },
});
const icon = (await client.file.uploadFile({ file: { name: "icon.png", data: "not really" } })).fileKey;
await client.app.updateAppSettings({ app, icon: { type: "FILE", file: { fileKey: icon } } });
await client.app.addPlugins({ app, ids: [plugin] });
await client.app.updateAdminNotes({ app, content: "<p>メモ</p>", includeInTemplateAndDuplicates: true });
await deploy(client, app);
await client.app.move({ app, space: 1 });

const customize = await client.app.getAppCustomize({ app });
const downloaded = await client.file.downloadFile({ fileKey: customize.desktop.js[1].file.fileKey });

const guest = new KintoneRestAPIClient({ baseUrl, auth, guestSpaceId: 2 });
const guestApp = (await guest.app.addApp({ name: "客", space: 2 })).app;
await deploy(guest, guestApp);
const refused = await client.app.getApp({ id: guestApp }).then(
  () => null,
  (error) => error.code,
);

console.log(
  JSON.stringify({
    reportIds: reports.reports,
    actionIds: actions.actions,
    downloaded: Buffer.from(downloaded).toString(),
    refused,
    guest: await guest.app.getApp({ id: guestApp }),
    app: await client.app.getApp({ id: app }),
    space: await client.space.getSpace({ id: 1 }),
    general: await client.app.getGeneralNotifications({ app }),
    perRecord: await client.app.getPerRecordNotifications({ app }),
    reminder: await client.app.getReminderNotifications({ app }),
    reports: await client.app.getReports({ app }),
    actions: await client.app.getAppActions({ app }),
    customize,
    settings: await client.app.getAppSettings({ app }),
    plugins: await client.app.getPlugins({ app }),
    notes: await client.app.getAdminNotes({ app }),
  }),
);
