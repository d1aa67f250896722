using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Deploy.Planning.Records;

/// <summary>
/// Finds what records of an app hold now of what a plan names by its new name: a renamed field is asked for under the old code, a built-in one under the code that kintone
/// gave it.
/// </summary>
/// <param name="app">The app; not one that is to be created.</param>
internal sealed class LiveForm(AppPlan app)
{
    private const string Fields = "fields";

    /// <summary>The field of a path of codes: a field, or a table and its column; null where there is none now.</summary>
    /// <param name="path">The codes as the plan has them.</param>
    public LiveField? Find(params IReadOnlyList<string> path)
    {
        LiveField? field = null;
        var desired = app.Desired.FieldMap;
        foreach (var code in path)
        {
            var wanted = desired?.Find(code);
            var there = field is null ? app.Live!.Fields : field.Symbol.Columns.AsEnumerable();
            if ((there.FirstOrDefault(f => f.Code == wanted?.RenamedFrom?.Text) ?? there.FirstOrDefault(f => f.Code == code)) is not { } symbol)
            {
                return null;
            }

            field = new(CodeOf(symbol.Code), symbol, field?.Code);
            desired = (wanted?.Value as ObjectValue)?[Fields] as MapValue;
        }

        return field;
    }

    /// <summary>The code of the built-in field that tells the state of a record.</summary>
    public string StatusCode => CodeOf(app.Live!.Scope.BuiltIns.CodeOf("STATUS"));

    /// <summary>The code that kintone has for one of the live settings, in which the project's names of built-in fields stand.</summary>
    public string CodeOf(string code) => app.Names.Renames.FirstOrDefault(r => r.Kind == SymbolKind.Field && r.New == code)?.Old ?? code;

    /// <summary>Whether permissions may keep the account from seeing some records, or the field in them: then a count is a part of the truth. They don't hold for API tokens.</summary>
    /// <param name="field">The field; null for none in particular.</param>
    public bool MayBeHidden(LiveField? field)
    {
        var live = app.Live!;
        if (live.Canonical(KintoneCatalog.Find("acl.record")!) is UnreadableValue || live.Canonical(KintoneCatalog.Find("acl.field")!) is UnreadableValue)
        {
            return true;
        }

        var records = RecordPermissionRule.Of(live).Any(r => r.Rows.Any(p => !p.Allowed.Contains("viewable")));
        var codes = new[] { field?.Code, field?.Table, field?.Symbol.Code };
        return records || (field is not null && FieldPermissionRule.Of(live).Any(r => codes.Contains(r.Field) && r.Rows.Any(p => p.Access == "NONE")));
    }
}
