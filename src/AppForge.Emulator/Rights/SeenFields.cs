using AppForge.Compiler.Query;
using AppForge.Emulator.Http;
using AppForge.Emulator.Settings.Fields;

namespace AppForge.Emulator.Rights;

/// <summary>
/// The fields that a caller can name in a query. What kintone answers where the caller may not see a field is not known; to the caller there is no
/// such field, so GAIA_IQ11 is taken.
/// </summary>
internal sealed class SeenFields(Call call, RecordAccess access) : IFieldScope
{
    public ScopeField? Find(string code)
    {
        if (access.Form.Find(code) is not { } field || access.Hides(field) || access.Form.Scope.Find(code) is not { } found)
        {
            return access.Form.Find(code) is null ? access.Form.Scope.Find(code) : null;
        }

        return field.Form.ReferenceTable is { } table && call.Store.FindApp(RelatedApp.IdOf(table)) is { IsDeployed: true } related
            ? found with { RelatedScope = related.Id == access.App.Id ? this : call.AccessTo(related).Scope }
            : found;
    }
}
