// Drives the record calls with the official JavaScript client, every method it has for them, and prints what it read back.
import { KintoneRestAPIClient } from "@kintone/rest-api-client";

const baseUrl = process.env.BASE_URL;
const client = new KintoneRestAPIClient({ baseUrl, auth: { username: "Administrator", password: process.env.PASSWORD } });
const field = (type, code, more = {}) => [code, { type, code, label: code, ...more }];

const { app } = await client.app.addApp({ name: "記録" });
await client.app.addFormFields({
  app,
  properties: Object.fromEntries([
    field("SINGLE_LINE_TEXT", "番号", { unique: true }),
    field("NUMBER", "数"),
    field("FILE", "添付"),
    field("SUBTABLE", "表", { fields: Object.fromEntries([field("NUMBER", "列")]) }),
    field("CALC", "計", { expression: "SUM(列) + 数" }),
  ]),
});
await client.app.updateProcessManagement({
  app,
  enable: true,
  states: { 前: { name: "前", index: 0 }, 後: { name: "後", index: 1, assignee: { type: "ONE", entities: [] } } },
  actions: [{ name: "進める", from: "前", to: "後", filterCond: "" }],
});
await client.app.deployApp({ apps: [{ app }] });
while ((await client.app.getDeployStatus({ apps: [app] })).apps[0].status === "PROCESSING") await new Promise((r) => setTimeout(r, 20));

const { fileKey } = await client.file.uploadFile({ file: { name: "a.txt", data: "本文" } });
const added = await client.record.addRecord({
  app,
  record: { 番号: { value: "a" }, 数: { value: 1 }, 添付: { value: [{ fileKey }] }, 表: { value: [{ value: { 列: { value: 2 } } }] } },
});
const many = await client.record.addAllRecords({ app, records: Array.from({ length: 120 }, (_, i) => ({ 番号: { value: `n${i}` }, 数: { value: i } })) });
await client.record.updateRecord({ app, updateKey: { field: "番号", value: "a" }, record: { 数: { value: 5 } } });
await client.record.updateRecords({ app, records: [{ id: many.records[0].id, record: { 数: { value: 1000 } } }] });
const upserted = await client.record.updateRecords({ app, upsert: true, records: [{ updateKey: { field: "番号", value: "z" }, record: { 数: { value: 7 } } }] });
await client.record.upsertRecord({ app, updateKey: { field: "番号", value: "z" }, record: { 数: { value: 8 } } });
await client.record.updateAllRecords({ app, records: many.records.slice(0, 110).map(({ id }) => ({ id, record: { 数: { value: 3 } } })) });
await client.record.updateRecordStatus({ app, id: added.id, action: "進める" });
await client.record.updateRecordsStatus({ app, records: [{ id: many.records[0].id, action: "進める" }] });
await client.record.updateRecordAssignees({ app, id: added.id, assignees: ["Administrator"] });
const { record } = await client.record.getRecord({ app, id: added.id });
const downloaded = Buffer.from(await client.file.downloadFile({ fileKey: record.添付.value[0].fileKey })).toString();
const listed = await client.record.getRecords({ app, query: '数 = 3 order by $id asc limit 2', fields: ["$id", "数"], totalCount: true });
const cursor = await client.record.createCursor({ app, fields: ["数"], size: 100 });
const page = await client.record.getRecordsByCursor({ id: cursor.id });
await client.record.deleteCursor({ id: cursor.id });
const all = {
  byId: (await client.record.getAllRecordsWithId({ app, condition: "数 = 3" })).length,
  byOffset: (await client.record.getAllRecordsWithOffset({ app, condition: "数 = 3" })).length,
  byCursor: (await client.record.getAllRecordsWithCursor({ app, query: "数 = 3" })).length,
  plain: (await client.record.getAllRecords({ app })).length,
};
const comment = await client.record.addRecordComment({ app, record: added.id, comment: { text: "見ました", mentions: [{ code: "Administrator", type: "USER" }] } });
const comments = await client.record.getRecordComments({ app, record: added.id });
await client.record.deleteRecordComment({ app, record: added.id, comment: comment.id });
const conflict = await client.record
  .updateRecord({ app, id: added.id, revision: 1, record: {} })
  .then(() => null, (error) => ({ status: error.status, code: error.code }));
const bulk = await client.bulkRequest({
  requests: [{ method: "POST", api: "/k/v1/record.json", payload: { app, record: { 数: { value: 9 } } } }],
});
await client.record.deleteRecords({ app, ids: [added.id] });
await client.record.deleteAllRecords({ app, records: many.records.map(({ id }) => ({ id })) });
const left = (await client.record.getRecords({ app, totalCount: true })).totalCount;
console.log(JSON.stringify({ record, upserted, downloaded, listed, cursor, page: page.records.length, all, comments, conflict, bulk, left }));
