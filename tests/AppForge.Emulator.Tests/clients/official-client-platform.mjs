// Drives spaces, guests, plug-ins, statistics and files with every method the official JavaScript client has for them, and prints what it read back.
import fs from "node:fs";
import { KintoneRestAPIClient } from "@kintone/rest-api-client";

const baseUrl = process.env.BASE_URL;
const [firstPlugin, nextPlugin] = process.argv.slice(2);
const auth = { username: "Administrator", password: process.env.PASSWORD };
const client = new KintoneRestAPIClient({ baseUrl, auth });
const members = [{ entity: { type: "USER", code: "Administrator" }, isAdmin: true }];

async function deploy(by, ...apps) {
  await by.app.deployApp({ apps: apps.map((app) => ({ app })) });
  for (let i = 0; i < 200; i++) {
    const { apps: states } = await by.app.getDeployStatus({ apps });
    if (states.every((s) => s.status === "SUCCESS")) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("deploy timeout");
}

const codeOf = (promise) =>
  promise.then(
    () => null,
    (error) => error.code,
  );

// Spaces and threads.
const space = (await client.space.addSpaceFromTemplate({ id: 1, name: "案件", members, isPrivate: true, fixedMember: true })).id;
await client.space.updateSpace({ id: space, name: "案件A", useMultiThread: true, showAppList: false, permissions: { createApp: "ADMIN" } });
await client.space.updateSpaceBody({ id: space, body: "<p>ようこそ</p>" });
await client.space.updateSpaceMembers({ id: space, members: [...members, { entity: { type: "GROUP", code: "everyone" } }] });
const thread = (await client.space.addThread({ space, name: "議題" })).id;
await client.space.updateThread({ id: thread, name: "議題1", body: "<p>本文</p>" });
const { fileKey } = await client.file.uploadFile({ file: { name: "a.txt", data: "添付" } });
const comment = await client.space.addThreadComment({
  space,
  thread,
  comment: { text: "見てください", mentions: [{ type: "GROUP", code: "everyone" }], files: [{ fileKey, width: 200 }] },
});
const { app } = await client.app.addApp({ name: "申請", space });
await client.app.addFormFields({ app, properties: { 添付: { type: "FILE", code: "添付", label: "添付" } } });
await deploy(client, app);
const attached = (await client.file.uploadFile({ file: { name: "b.txt", data: "12345" } })).fileKey;
await client.record.addRecord({ app, record: { 添付: { value: [{ fileKey: attached }] } } });

// Guests and their space.
const guestSpace = (await client.space.addSpaceFromTemplate({ id: 1, name: "業者", members, isGuest: true })).id;
const inside = new KintoneRestAPIClient({ baseUrl, auth, guestSpaceId: guestSpace });
await client.space.addGuests({ guests: [{ name: "客", code: "guest@example.com", password: "guest", timezone: "Asia/Tokyo", locale: "ja" }] });
await inside.space.updateSpaceGuests({ id: guestSpace, guests: ["guest@example.com"] });
const guestApp = (await inside.app.addApp({ name: "客", space: guestSpace })).app;
await deploy(inside, guestApp);
const guest = new KintoneRestAPIClient({ baseUrl, auth: { username: "guest@example.com", password: "guest" }, guestSpaceId: guestSpace });
const seenByGuest = (await guest.record.getRecords({ app: guestApp })).records.length;
await client.space.deleteGuests({ guests: ["guest@example.com"] });
const deletedGuest = await codeOf(guest.record.getRecords({ app: guestApp }));
const guestMembers = await inside.space.getSpaceMembers({ id: guestSpace });

// Plug-ins of the system and of the app.
const upload = async (path) => (await client.file.uploadFile({ file: { name: "plugin.zip", data: fs.readFileSync(path) } })).fileKey;
const installed = await client.plugin.installPlugin({ fileKey: await upload(firstPlugin) });
const updated = await client.plugin.updatePlugin({ id: installed.id, fileKey: await upload(nextPlugin) });
await client.app.addPlugins({ app, ids: [installed.id] });
const plugins = await client.plugin.getPlugins({ ids: [installed.id] });
const pluginApps = await client.plugin.getApps({ id: installed.id });
const requiredBefore = (await client.plugin.getRequiredPlugins({})).plugins.length;
await client.plugin.uninstallPlugin({ id: installed.id });
const required = await client.plugin.getRequiredPlugins({ limit: 10 });

const result = {
  space: await client.space.getSpace({ id: space }),
  members: await client.space.getSpaceMembers({ id: space }),
  comment,
  seenByGuest,
  deletedGuest,
  guestMembers,
  installed,
  updated,
  plugins,
  pluginApps,
  requiredBefore,
  required,
  apps: await client.app.getStatistics({ limit: 100 }),
  spaces: await client.space.getStatistics({ limit: 100 }),
};
await client.app.move({ app });
result.moved = (await client.app.getApp({ id: app })).spaceId;
await client.space.deleteSpace({ id: space });
await inside.space.deleteSpace({ id: guestSpace });
result.deletedSpace = await codeOf(client.space.getSpace({ id: space }));
result.left = (await client.app.getApps({})).apps.map((a) => a.appId);
console.log(JSON.stringify(result));
