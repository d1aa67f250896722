kintone.events.on('app.record.create.show', (event) => {
  return event;
}; // expect: AF2304@2
