kintone.events.on('app.record.index.show', (event) => event);
