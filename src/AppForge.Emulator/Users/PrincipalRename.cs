using System.Text.Json.Nodes;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using AppForge.Emulator.Checks;
using AppForge.Emulator.Records;
using AppForge.Emulator.Settings;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Users;

/// <summary>
/// New codes for users, groups or organisations. kintone keeps ids, so a new code shows wherever the old one did: in the directory, in settings of both sides and
/// their conditions, in records (settings.md, 12). All renames of a call apply at once, so two codes can be swapped.
/// </summary>
internal sealed class PrincipalRename
{
    private readonly Emulation _world;
    private readonly string _kind;
    private readonly IReadOnlyDictionary<string, string> _renames;
    private readonly IReadOnlyList<string> _fieldTypes;

    private PrincipalRename(Emulation world, string kind, IReadOnlyDictionary<string, string> renames)
    {
        (_world, _kind, _renames) = (world, kind, renames);
        _fieldTypes = kind switch
        {
            "USER" => ["USER_SELECT", "STATUS_ASSIGNEE", "CREATOR", "MODIFIER"],
            "GROUP" => ["GROUP_SELECT"],
            _ => ["ORGANIZATION_SELECT"],
        };
    }

    /// <summary>Carries the renames out.</summary>
    /// <param name="world">The domain.</param>
    /// <param name="kind"><c>USER</c>, <c>GROUP</c> or <c>ORGANIZATION</c>.</param>
    /// <param name="renames">Old codes to new ones.</param>
    public static void Apply(Emulation world, string kind, IReadOnlyDictionary<string, string> renames)
    {
        PrincipalRename rename = new(world, kind, renames);
        world.Store.Directory.Rename(kind, renames);
        world.ChangeDirectory(rename.InDirectory);
        foreach (AppRow app in world.Store.Apps())
        {
            rename.InApp(app);
        }

        if (kind == "USER")
        {
            world.Store.Records.RenameCommenters(renames);
        }
    }

    private EmulatorDirectory InDirectory(EmulatorDirectory directory) => directory with
    {
        Users = [.. directory.Users.Select(InUser)],
        Groups = [.. directory.Groups.Select(g => Changes("GROUP", g.Code) ? g with { Code = New("GROUP", g.Code) } : g)],
        Organizations =
        [
            .. directory.Organizations.Select(o => Changes("ORGANIZATION", o.Code) || Changes("ORGANIZATION", o.ParentCode ?? "")
                ? o with { Code = New("ORGANIZATION", o.Code), ParentCode = o.ParentCode is { } parent ? New("ORGANIZATION", parent) : null }
                : o),
        ],
        Spaces = [.. directory.Spaces.Select(InSpace)],
    };

    private EmulatorUser InUser(EmulatorUser user)
    {
        bool isTouched = Changes("USER", user.Code) || user.Groups.Any(g => Changes("GROUP", g)) || user.Organizations.Any(o => Changes("ORGANIZATION", o));
        return !isTouched ? user : user with
        {
            Code = New("USER", user.Code),
            Groups = [.. user.Groups.Select(g => New("GROUP", g))],
            Organizations = [.. user.Organizations.Select(o => New("ORGANIZATION", o))],
            Titles = user.Titles.ToDictionary(t => New("ORGANIZATION", t.Key), t => t.Value, StringComparer.Ordinal),
        };
    }

    private EmulatorSpace InSpace(EmulatorSpace space)
    {
        bool isTouched = Changes("USER", space.Creator) || Changes("USER", space.Modifier) || space.Members.Any(m => Changes(m.Type, m.Code));
        return !isTouched ? space : space with
        {
            Creator = New("USER", space.Creator),
            Modifier = New("USER", space.Modifier),
            Members = [.. space.Members.Select(m => m with { Code = New(m.Type, m.Code) })],
        };
    }

    private void InApp(AppRow app)
    {
        if (Changes("USER", app.Creator) || Changes("USER", app.Modifier))
        {
            _world.Store.UpdateApp(app with { Creator = New("USER", app.Creator), Modifier = New("USER", app.Modifier) });
        }

        foreach (Side side in new[] { Side.Preview, Side.Live })
        {
            InSettings(app.Id, side);
        }

        if (app.IsDeployed)
        {
            InRecords(_world.Forms.Of(app));
        }
    }

    private void InSettings(long app, Side side)
    {
        AppScope scope = new(_world.Store, app, side);
        foreach (ISettingsArea area in SettingsAreas.All)
        {
            if (_world.Store.FindSetting(app, area.Resource, side) is not { } document)
            {
                continue;
            }

            string before = document.ToJsonString();
            foreach (MentionedValue value in area.Mentions.SelectMany(m => m.In(document)))
            {
                if (value is { Mention.Kind: MentionKind.Condition, Text: { } condition })
                {
                    value.SetText(InCondition(condition, scope));
                }
                else if (value.Mention.Kind == MentionKind.Principal && Changes(value.Entity.Type, value.Entity.Code))
                {
                    value.SetFieldCode(New(value.Entity.Type, value.Entity.Code));
                }
            }

            if (area.Resource == FieldsArea.Key)
            {
                InRelatedConditions(new FormFields(document), scope);
            }

            if (document.ToJsonString() != before)
            {
                _world.Store.SaveSetting(app, area.Resource, side, document);
            }
        }
    }

    private void InRelatedConditions(FormFields fields, AppScope scope)
    {
        foreach (JsonObject reference in fields.All.Select(f => f.Lookup ?? f.ReferenceTable).OfType<JsonObject>())
        {
            if ((string?)reference["filterCond"] is { Length: > 0 } condition)
            {
                reference["filterCond"] = InCondition(condition, scope.RelatedTo(reference));
            }
        }
    }

    private string InCondition(string condition, IFieldScope scope) => QueryText.Rename(condition, symbol =>
        symbol is { Kind: SymbolKind.Option, Field: { } field } && _renames.TryGetValue(symbol.Name, out string? renamed)
            && _fieldTypes.Contains(TypeOf(field, scope) ?? "", StringComparer.Ordinal) ? renamed : null);

    private static string? TypeOf(string field, IFieldScope scope)
    {
        int dot = field.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? scope.Find(field)?.Type : scope.Find(field[..dot])?.RelatedScope?.Find(field[(dot + 1)..])?.Type;
    }

    private void InRecords(RecordForm form)
    {
        List<RecordField> fields = [.. form.All.Where(f => _fieldTypes.Contains(f.Type, StringComparer.Ordinal))];
        foreach (long id in fields.Count == 0 ? [] : _world.Store.Records.Ids(form.App))
        {
            RecordRow record = _world.Store.Records.Find(form.App, id)!;
            List<IndexEntry> before = RecordIndex.Of(form, record);
            bool isChanged = false;
            foreach (RecordField field in fields)
            {
                IEnumerable<JsonNode?> values = field.Table is { } table
                    ? (record.Values[table.Id] as JsonArray ?? []).Select(row => row!["value"]![field.Id])
                    : [record.Values[field.Id]];
                foreach (JsonObject person in values.SelectMany(PeopleIn).Where(p => Changes(_kind, (string)p["code"]!)))
                {
                    person["code"] = New(_kind, (string)person["code"]!);
                    isChanged = true;
                }
            }

            if (isChanged)
            {
                _world.Store.Records.Save(record, before, RecordIndex.Of(form, record));
            }
        }
    }

    private static IEnumerable<JsonObject> PeopleIn(JsonNode? value) => value switch
    {
        JsonObject person => [person],
        JsonArray several => several.OfType<JsonObject>(),
        _ => [],
    };

    private bool Changes(string kind, string code) => kind == _kind && _renames.ContainsKey(code);

    private string New(string kind, string code) => kind == _kind ? _renames.GetValueOrDefault(code, code) : code;
}
