(() => {
  'use strict';

  const FIELDS = { TITLE: '件名', KIND: '区部' }; // expect: AF2301@40
  const EVENTS = ['app.record.create.show', 'app.record.edit.change.区文']; // expect: AF2301@69

  const total = (record) => record['数'].value + record['敷'].value; // expect: AF2301@57

  kintone.events.on(EVENTS, (event) => {
    const { record } = event;
    const { 件名, 担当 } = record; // expect: AF2301@17
    total(record);
    record[FIELDS.TITLE].value = record[FIELDS.KIND].value;
    record.明細.value.forEach((row) => row.value['品明'].value); // expect: AF2302@49
    for (const row of record['明細'].value) {
      row.value.品名.value = '';
      row.value.件名.value = ''; // expect: AF2302@17
    }
    if (record.旧件名) {
      record.旧件名.value = '';
    }
    console.log(record['備考']?.value, record.$id.value);
    record[event.type].value = '';
    kintone.app.record.getFieldElement('件明'); // expect: AF2301@41
    kintone.app.record.setFieldShown(`数`, false);
    kintone.app.record.getSpaceElement('mup'); // expect: AF2303@41
    return event;
  });

  const find = async (name) => {
    const { records } = await kintone.api(kintone.api.url('/k/v1/records.json', true), 'GET', {
      app: kintone.app.getId(),
      query: `件名 = "${name}" and 数 like "3" order by 数 asc`, // expect: AF2305@36
      fields: ['件名', '数量'], // expect: AF2301@23
    });
    records.map((found) => found['区分'].value + found['区画'].value); // expect: AF2301@55
    const others = await kintone.api(kintone.api.url('/k/v1/records.json', true), 'GET', { app: 5, query: 'ない項目 = "1"' });
    return others.records.map((found) => found['これは他のアプリの項目'].value);
  };

  const save = (id) => kintone.api(kintone.api.url('/k/v1/record.json', true), 'PUT', {
    app: kintone.app.getId(),
    id,
    record: { 件名: { value: '' }, 備考欄: { value: '' } }, // expect: AF2301@34
  });
  find('a').then(save);
})();
