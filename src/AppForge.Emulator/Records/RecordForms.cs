using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>The live forms that were read, as long as nothing live changes.</summary>
internal sealed class RecordForms(EmulatorStore store)
{
    private readonly Dictionary<long, RecordForm> _forms = [];
    private long _version = -1;

    public RecordForm Of(AppRow app)
    {
        if (_version != store.LiveVersion)
        {
            _forms.Clear();
            _version = store.LiveVersion;
        }

        if (!_forms.TryGetValue(app.Id, out RecordForm? form))
        {
            _forms.Add(app.Id, form = new RecordForm(store, app));
        }

        return form;
    }
}
