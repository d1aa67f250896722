kintone.events.on('mobile.app.record.edit.show', function (event) {
  const holder = kintone.mobile.app.record.get();
  holder.record.件命.value = ''; // expect: AF2301@17
  kintone.mobile.app.record.set({ record: { 区分: { value: '甲' }, 区文: { value: '甲' } } }); // expect: AF2301@65
  return event;
});
