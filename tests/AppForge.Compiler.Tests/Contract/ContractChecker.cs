using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Areas;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;
using AppForge.Testing.OpenApi;

namespace AppForge.Compiler.Tests.Contract;

/// <summary>
/// Walks a shape of the catalog and a schema of kintone's published description side by side and says where they part: names, requiredness, choices, lengths,
/// types and forms, each by its place on the wire (<c>PUT app/views .views.*&lt;LIST&gt;.fields</c>).
/// </summary>
/// <param name="openApi">The published description.</param>
/// <param name="isRequest">Whether what is sent is looked at, else what is answered.</param>
internal sealed class ContractChecker(OpenApiReader openApi, bool isRequest)
{
    private readonly SortedSet<string> _findings = new(StringComparer.Ordinal);

    /// <summary>Where an area and an operation part.</summary>
    /// <param name="area">The area.</param>
    /// <param name="operation">What is sent or answered whole.</param>
    /// <param name="place">What the findings start with.</param>
    public IReadOnlyCollection<string> Check(SettingsArea area, OpenApiSchema operation, string place)
    {
        // The client's own: which app, and which revision was seen.
        ImmutableArray<string> known = ["app", "revision"];
        if (isRequest && area.Mode == WriteMode.AddOnly)
        {
            CheckNames(Plain(operation), [.. known, "ids"], place + " ");
            if (Plain(Property(operation, "ids")).Items is not { } item || Plain(item).Type != "string")
            {
                Report(place + " .ids", "a list of ids is expected");
            }
        }
        else if (area.WireProperty is { } name)
        {
            CheckNames(Plain(operation), [.. known, name], place + " ");
            if (operation.Properties!.TryGetValue(name, out var whole))
            {
                Check(area.Shape, whole, $"{place} .{name}");
            }
        }
        else
        {
            CheckObject((ObjectShape)area.Shape, operation, place + " ", known);
        }

        return _findings;
    }

    private void Check(Shape shape, OpenApiSchema schema, string place, ImmutableArray<string> echoes = default)
    {
        switch (shape)
        {
            case ScalarShape s:
                CheckScalar(s.Kind, Plain(schema), place);
                break;
            case ChoiceShape s:
                CheckWords(s.Values.Select(v => v.Word), Plain(schema).Enum, place);
                CheckType(Plain(schema), place, s.Values.All(v => int.TryParse(v.Word, out _)) ? ["integer", "string"] : ["string"]);
                break;
            case ReferenceShape { Target: SymbolKind.App }:
                CheckNames(Plain(schema), ["app", "code"], place);
                break;
            case ReferenceShape s:
                CheckType(Plain(schema), place, "string");
                CheckLength(KeyOf(s.Target)?.MaxLength, KeyOf(s.Target)?.MinLength, Plain(schema), place, isKey: true);
                break;
            case ObjectShape s:
                CheckObject(s, schema, place, echoes.IsDefault ? [] : echoes);
                break;
            case UnionShape s:
                CheckUnion(s, schema, place, echoes.IsDefault ? [] : echoes);
                break;
            case MapShape { Wire: KeyedMapWire wire } s:
                CheckKeyed(s, wire, Plain(schema), place);
                break;
            case MapShape { Wire: RowsMapWire wire } s:
                CheckRows(s, wire, Plain(schema), place);
                break;
            case ListShape s when Plain(schema).Items is { } items:
                Check(s.Item, items, place + "[]");
                break;
            default:
                Report(place, $"no {shape.GetType().Name} in the OpenAPI");
                break;
        }
    }

    private void CheckKeyed(MapShape map, KeyedMapWire wire, OpenApiSchema schema, string place)
    {
        if (schema.AdditionalProperties is not { } entry)
        {
            Report(place, "no map in the OpenAPI");
            return;
        }

        Check(map.Value, entry, place + ".*", wire.Echoes);
        foreach (var form in Forms(entry).Select(Plain))
        {
            foreach (var echo in wire.Echoes.Where(e => form.Properties?.ContainsKey(e) != true))
            {
                Report($"{place}.*.{echo}", "only in the catalog");
            }

            if (map.Key is ScalarShape { Kind: var kind } && form.Properties?.GetValueOrDefault(wire.NameProperty) is { } name)
            {
                CheckLength(kind.MaxLength, kind.MinLength, Plain(name), $"{place}.*.{wire.NameProperty}", isKey: true);
            }
        }
    }

    private void CheckRows(MapShape map, RowsMapWire wire, OpenApiSchema schema, string place)
    {
        if (schema.Items is not { } row)
        {
            Report(place, "no list in the OpenAPI");
            return;
        }

        if (wire.ValueProperty is not { } value)
        {
            Check(map.Value, row, place + "[]", [wire.KeyProperty]);
            return;
        }

        CheckNames(Plain(row), [wire.KeyProperty, value], place + "[]");
        Check(map.Value, Property(row, value), $"{place}[].{value}");
    }

    private void CheckObject(ObjectShape shape, OpenApiSchema schema, string place, ImmutableArray<string> echoes) =>
        CheckProperties(OnWire(shape), Merge(Forms(schema)), place, echoes);

    private IEnumerable<(ImmutableArray<string> Path, PropertyShape Property)> OnWire(ObjectShape shape) =>
        shape.Properties.Where(p => isRequest ? p.IsOnWire : p.IsRead || p.Side == PropertySide.ServerOnly).Select(p => (p.WirePath, p));

    private void CheckProperties(IEnumerable<(ImmutableArray<string> Path, PropertyShape Property)> properties, OpenApiSchema schema, string place, ImmutableArray<string> echoes)
    {
        HashSet<string> known = [.. echoes];
        foreach (var step in properties.Where(p => !p.Path.IsEmpty).GroupBy(p => p.Path[0], StringComparer.Ordinal))
        {
            known.Add(step.Key);
            if (schema.Properties?.GetValueOrDefault(step.Key) is not { } there)
            {
                Report($"{place}.{step.Key}", "only in the catalog");
            }
            else if (step.First() is { Path.Length: 1 } direct)
            {
                CheckRequired(direct.Property, schema.Required.Contains(step.Key), $"{place}.{step.Key}");
                Check(direct.Property.Shape, there, $"{place}.{step.Key}");
            }
            else
            {
                CheckProperties(step.Select(p => (p.Path[1..], p.Property)), Plain(there), $"{place}.{step.Key}", []);
            }
        }

        foreach (var word in properties.Select(p => p.Property.Shape).OfType<ListShape>().Where(l => l.IsFlags).SelectMany(l => ((ChoiceShape)l.Item).Values).Select(v => v.Word))
        {
            known.Add(word);
            CheckType(schema.Properties?.GetValueOrDefault(word) ?? OpenApiSchema.Anything, $"{place}.{word}", "boolean");
        }

        foreach (var name in (schema.Properties?.Keys ?? []).Where(n => !known.Contains(n)))
        {
            Report($"{place}.{name}", "only in the OpenAPI");
        }
    }

    private void CheckRequired(PropertyShape property, bool isRequired, string place)
    {
        if (isRequest && isRequired && !property.IsRequired && property.Default is null)
        {
            Report(place, "required by kintone, sometimes left out here");
        }
        else if (isRequest && property.IsRequired && !isRequired)
        {
            Report(place, "required here, not by kintone");
        }
    }

    private void CheckUnion(UnionShape union, OpenApiSchema schema, string place, ImmutableArray<string> echoes)
    {
        ImmutableArray<string> known = union.WireTag is { } tag ? [.. echoes, tag] : echoes;
        var forms = Forms(schema);
        if (union.WireTag is { } name)
        {
            var words = forms.SelectMany(f => Plain(f).Properties?.GetValueOrDefault(name) is { } t ? Plain(t).Enum ?? [] : []).Distinct(StringComparer.Ordinal).ToList();
            var ours = union.Variants.Any(v => v.TagOfField is not null) ? union.Tags.Concat(FieldsArea.Field.Tags) : union.Tags;
            CheckWords(ours, words.Count == 0 ? null : words, $"{place}.{name}");
            if (words.Count == 0)
            {
                Report($"{place}.{name}", "only in the catalog");
            }
        }

        if (forms.Count == 1)
        {
            var all = union.Variants.SelectMany(v => OnWire(v.Shape)).DistinctBy(p => p.Property.Name);
            CheckProperties(all, Plain(forms[0]), place, known);
            return;
        }

        var pairs = forms.Select(f => (Form: f, Variants: VariantsOf(union, f).ToList())).ToList();
        foreach (var (form, _) in pairs.Where(p => p.Variants.Count == 0))
        {
            Report($"{place}<{form.Reference}>", "a form only in the OpenAPI");
        }

        foreach (var variant in union.Variants)
        {
            var inside = $"{place}<{string.Join('+', new[] { string.Join('|', variant.Tags), variant.Presence }.Where(n => !string.IsNullOrEmpty(n)))}>";
            var own = pairs.Where(p => p.Variants.Contains(variant)).Select(p => p.Form).ToList();
            if (own.Count == 0)
            {
                Report(inside, "a form only in the catalog");
            }
            else
            {
                CheckProperties(OnWire(variant.Shape), Merge(own), inside, known);
            }
        }
    }

    // The description names its forms; what each stands for is said once, because their tags often list every word.
    private IEnumerable<Variant> VariantsOf(UnionShape union, OpenApiSchema form)
    {
        var plain = Plain(form);
        return union.WireTag is { } tag
            ? (OpenApiForms.WordsOf(form.Reference!) ?? Plain(plain.Properties![tag]).Enum ?? []).SelectMany(w => VariantsOf(union, w)).Distinct()
            : union.Variants.Where(v => v.Presence is { } p && plain.Properties!.ContainsKey(p));
    }

    private static IEnumerable<Variant> VariantsOf(UnionShape union, string word)
    {
        var present = union.Variants.Where(v => v.Presence == word).ToList();
        var tagged = union.Variants.Where(v => v.Tags.Contains(word, StringComparer.Ordinal)).ToList();
        return present.Count > 0 ? present
            : tagged.Count > 1 ? tagged.Where(v => v.Presence is null)
            : tagged.Count == 1 ? tagged
            : union.Variants.Where(v => v.TagOfField is not null);
    }

    private void CheckScalar(ValueKind kind, OpenApiSchema schema, string place)
    {
        switch (kind)
        {
            case PrincipalKind principal:
                CheckNames(schema, ["type", "code"], place);
                CheckWords(principal.WireTypes, Plain(Property(schema, "type")).Enum, place + ".type");
                break;
            case AssetKind:
                var forms = Forms(schema).Select(Plain).ToList();
                CheckNames(forms.Single(f => f.Properties!.ContainsKey("url")), ["type", "url"], place);
                CheckNames(forms.Single(f => f.Properties!.ContainsKey("file")), ["type", "file"], place);
                CheckScalar(new FileKind(), Plain(Property(forms.Single(f => f.Properties!.ContainsKey("file")), "file")), place + ".file");
                break;
            case FileKind:
                CheckNames(schema, ["fileKey", "name", "size", "contentType"], place);
                break;
            default:
                CheckType(schema, place, kind switch
                {
                    FlagKind => ["boolean"],
                    IntegerKind or DayOfMonthKind => ["integer", "string"],
                    _ => ["string"],
                });
                CheckWords([], schema.Enum, place);
                CheckLength(kind.MaxLength, kind.MinLength, schema, place, isKey: false);
                break;
        }
    }

    private void CheckNames(OpenApiSchema schema, ImmutableArray<string> names, string place)
    {
        foreach (var name in (schema.Properties?.Keys ?? []).Where(n => !names.Contains(n)))
        {
            Report($"{place}.{name}", "only in the OpenAPI");
        }

        foreach (var name in schema.Required.Where(n => !names.Contains(n)))
        {
            Report($"{place}.{name}", "required by kintone, sometimes left out here");
        }

        foreach (var name in names.Where(n => n != "revision" && !(n == "app" && !isRequest) && schema.Properties?.ContainsKey(n) != true))
        {
            Report($"{place}.{name}", "only in the catalog");
        }
    }

    private void CheckWords(IEnumerable<string> ours, IReadOnlyList<string>? theirs, string place)
    {
        if (theirs is null)
        {
            return;
        }

        foreach (var (words, where) in new[] { (ours.Except(theirs), "catalog"), (theirs.Except(ours), "OpenAPI") })
        {
            if (string.Join(' ', words.Order(StringComparer.Ordinal)) is { Length: > 0 } text)
            {
                Report(place, $"words only in the {where}: {text}");
            }
        }
    }

    private void CheckType(OpenApiSchema schema, string place, params string[] types)
    {
        if (schema.Type is null)
        {
            Report(place, "only in the catalog");
        }
        else if (!types.Contains(schema.Type))
        {
            Report(place, $"{schema.Type} in the OpenAPI, {string.Join(" or ", types)} here");
        }
    }

    // What the description doesn't say, limits.md may: only a limit that is said is compared. A key's own limit stands where it is declared.
    private void CheckLength(int? most, int? least, OpenApiSchema schema, string place, bool isKey)
    {
        if (schema.MaxLength is { } max && max != most)
        {
            Report(place, $"at most {max} characters in the OpenAPI, {(most is { } m ? m : "any number")} here");
        }

        if (isRequest && schema.MinLength is { } min && min > (least ?? 0) && (isKey || min > 0))
        {
            Report(place, $"at least {min} characters in the OpenAPI, {least ?? 0} here");
        }
    }

    private OpenApiSchema Property(OpenApiSchema schema, string name) => Plain(schema).Properties?.GetValueOrDefault(name) ?? OpenApiSchema.Anything;

    private OpenApiSchema Plain(OpenApiSchema schema) => openApi.Resolve(schema);

    private IReadOnlyList<OpenApiSchema> Forms(OpenApiSchema schema) => schema.AnyOf ?? Plain(schema).AnyOf ?? [schema];

    // Several forms of the description that are one here: what any of them knows, what all of them require.
    private OpenApiSchema Merge(IReadOnlyList<OpenApiSchema> forms)
    {
        if (forms.Count == 1)
        {
            return Plain(forms[0]);
        }

        var plain = forms.Select(Plain).ToList();
        return new()
        {
            Type = plain[0].Type,
            MaxLength = plain[0].MaxLength,
            MinLength = plain[0].MinLength,
            Items = plain[0].Items,
            AdditionalProperties = plain[0].AdditionalProperties,
            AnyOf = plain[0].AnyOf,
            Enum = plain.Exists(f => f.Enum is not null) ? [.. plain.SelectMany(f => f.Enum ?? []).Distinct(StringComparer.Ordinal)] : null,
            Required = [.. plain[0].Required.Where(r => plain.TrueForAll(f => f.Required.Contains(r)))],
            Properties = plain.SelectMany(f => f.Properties ?? new Dictionary<string, OpenApiSchema>()).GroupBy(p => p.Key, p => p.Value, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => Merge([.. g]), StringComparer.Ordinal),
        };
    }

    private static ValueKind? KeyOf(SymbolKind declared) => declared switch
    {
        SymbolKind.Field => Key("fields"),
        SymbolKind.State => Key("process", "states"),
        SymbolKind.Option => ((ScalarShape)((MapShape)FieldTypeProperty("options")).Key).Kind,
        _ => null,
    };

    private static ValueKind Key(string area, string? property = null)
    {
        var shape = KintoneCatalog.Find(area)!.Shape;
        return ((ScalarShape)((MapShape)(property is null ? shape : ((ObjectShape)shape).Find(property)!.Shape)).Key).Kind;
    }

    private static Shape FieldTypeProperty(string name) => FieldsArea.Field.Variants.Select(v => v.Shape.Find(name)).First(p => p is not null)!.Shape;

    private void Report(string place, string finding) => _findings.Add($"{place}: {finding}");
}
