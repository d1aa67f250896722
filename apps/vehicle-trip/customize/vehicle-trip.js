/*
 * 公用車予約・運行：同じ車両の予約の重なりを、保存の前に止める。
 *
 * kintone の標準機能では、期間が重なるレコードの登録を禁止できない。
 * 保存するときに同じ車両の取消以外の予約を探し、1件でも重なれば保存を取りやめる。
 * ファイルの取込みと API による登録には効かない（一覧「本日の予約」「カレンダー」で確かめる）。
 *
 * 協議番号：KY-2026-0012
 */
(() => {
  'use strict';

  const SUBMIT_EVENTS = [
    'app.record.create.submit',
    'app.record.edit.submit',
    'mobile.app.record.create.submit',
    'mobile.app.record.edit.submit',
  ];

  // 期間の端が同じ（返却と次の出発が同時刻）ものは、重なりとしない。
  const overlapping = (car, from, to, recordId) => {
    const quoted = car.replace(/\\/g, '\\\\').replace(/"/g, '\\"');
    const conditions = [
      `車両番号 = "${quoted}"`,
      `利用開始日時 < "${to}"`,
      `利用終了日時 > "${from}"`,
      'ステータス not in ("取消")',
    ];
    if (recordId) {
      conditions.push(`$id != ${recordId}`);
    }
    return conditions.join(' and ');
  };

  const local = (value) => new Date(value).toLocaleString('ja-JP', { dateStyle: 'short', timeStyle: 'short' });

  kintone.events.on(SUBMIT_EVENTS, async (event) => {
    const record = event.record;
    const car = record['車両番号'].value;
    const from = record['利用開始日時'].value;
    const to = record['利用終了日時'].value;
    if (!car || !from || !to) {
      return event; // 必須の検査は kintone がする
    }

    if (new Date(from) >= new Date(to)) {
      record['利用終了日時'].error = '利用開始日時より後にしてください。';
      return event;
    }

    const { records } = await kintone.api(kintone.api.url('/k/v1/records.json', true), 'GET', {
      app: kintone.app.getId() ?? kintone.mobile.app.getId(),
      query: `${overlapping(car, from, to, event.recordId)} order by 利用開始日時 asc limit 1`,
      fields: ['利用開始日時', '利用終了日時', '所属名'],
    });
    if (records.length > 0) {
      const other = records[0];
      const message = `${local(other['利用開始日時'].value)} から ${local(other['利用終了日時'].value)} まで、${other['所属名'].value}の予約があります。`;
      record['車両番号'].error = message;
      event.error = `車両の予約が重なっています。${message}`;
    }

    return event;
  });
})();
