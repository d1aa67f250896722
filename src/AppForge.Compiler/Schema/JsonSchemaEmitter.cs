using System.Text.Json.Nodes;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Schema;

/// <summary>
/// Shapes → JSON Schema (draft 2020-12), for completion and checks in editors: what the binder takes, as far as a schema can say it. Titles are Japanese,
/// descriptions English. Sugar and unions told apart by presence are <c>anyOf</c>, tagged unions <c>if</c>/<c>then</c>; what stands in several places is in <c>$defs</c>.
/// </summary>
public sealed class JsonSchemaEmitter
{
    private const string File = "file";
    private const string RenamedFrom = "renamedFrom";

    private readonly Dictionary<(object Shape, string? Tag, bool IsRenamable), string> _names = [];
    // Inside what only definitions have, nothing comes from kintone.
    private bool _isOurs;

    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);

    private JsonSchemaEmitter()
    {
    }

    /// <summary>The schema of a file.</summary>
    /// <param name="root">The shape of the file.</param>
    /// <param name="title">What the file is.</param>
    public static JsonObject Emit(Shape root, LocalizedText title) => new JsonSchemaEmitter().EmitRoot(root, title);

    private JsonObject EmitRoot(Shape root, LocalizedText title)
    {
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title.Japanese, ["description"] = title.English };
        var body = root is ObjectShape { Sole: null } o ? ObjectBody(o, null, null, isRenamable: false) : Schema(root, "root");
        foreach (var (keyword, value) in body)
        {
            schema[keyword] = value?.DeepClone();
        }

        if (_definitions.Count > 0)
        {
            schema["$defs"] = new JsonObject(_definitions.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value)));
        }

        return schema;
    }

    private JsonObject Schema(Shape shape, string hint, bool isRenamable = false) => shape switch
    {
        ScalarShape s => Scalar(s.Kind),
        ReferenceShape => Text(),
        ChoiceShape s => Choice(s.Values.Where(v => !v.IsLegacy).Select(v => (v.Word, v.Title))),
        ObjectShape s => ObjectWithSugar(s, hint, isRenamable),
        UnionShape s => Define((s, null, isRenamable), hint, () => s.YamlTag is null ? ByPresence(s, isRenamable) : ByTag(s, s.YamlTag, isRenamable)),
        MapShape s => s.ListedBy is null ? Map(s, hint) : ListedMap(s, s.ListedBy, hint),
        ListShape s => List(s, hint),
        _ => throw new InvalidOperationException($"No schema for {shape.GetType().Name}."),
    };

    private static JsonObject RenamedFromSchema() => new() { ["title"] = "変更前の名前", ["description"] = "The name that it had before", ["type"] = "string" };

    private static JsonObject Text() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

    private JsonObject Scalar(ValueKind kind)
    {
        var schema = kind.Schema();
        var isLong = kind is HtmlKind or QueryKind or FormulaKind || (kind is TextKind && (int?)schema["maxLength"] is null or >= 1_000);
        return isLong ? AnyOf(schema, Define((typeof(JsonSchemaEmitter), File, false), File, TextFile)) : schema;
    }

    private static JsonObject TextFile() => new()
    {
        ["title"] = "テキストファイル",
        ["description"] = "Text in a file, from the app's folder",
        ["type"] = "object",
        ["properties"] = new JsonObject { [File] = new JsonObject { ["type"] = "string" } },
        ["required"] = new JsonArray(File),
        ["additionalProperties"] = false,
    };

    // A word made of digits is a number to a schema unless it is quoted.
    private static JsonObject Choice(IEnumerable<(string Word, LocalizedText Title)> words)
    {
        var values = new JsonArray();
        var titles = new JsonArray();
        foreach (var (word, title) in words)
        {
            values.Add(word);
            titles.Add(title.Japanese);
            if (int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
            {
                values.Add(number);
                titles.Add(title.Japanese);
            }
        }

        return new() { ["enum"] = values, ["enumDescriptions"] = titles };
    }

    private JsonObject ObjectWithSugar(ObjectShape shape, string hint, bool isRenamable)
    {
        var body = Define((shape, null, isRenamable), hint, () => ObjectBody(shape, null, null, isRenamable));
        return shape.Sole is { } sole ? AnyOf(Schema(sole.Shape, sole.Name), body) : body;
    }

    private JsonObject ObjectBody(ObjectShape shape, string? tag, Variant? variant, bool isRenamable)
    {
        var properties = new JsonObject();
        if (tag is not null)
        {
            properties[tag] = new JsonObject();
        }

        foreach (var property in shape.Properties.Where(p => p.Side != PropertySide.ServerOnly))
        {
            properties[property.Name] = Property(property, variant);
        }

        if (!_isOurs)
        {
            properties[RawValue.Word] = RawTitle(new() { ["type"] = "object" });
        }

        if (FragmentSchema.MayOverride(shape))
        {
            properties[FragmentShapes.Override] = Define((typeof(FragmentSchema), FragmentShapes.Override, false), FragmentShapes.Override, FragmentSchema.Override);
        }

        if (isRenamable)
        {
            properties[RenamedFrom] = RenamedFromSchema();
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        var required = shape.Properties.Where(p => p.IsRequired || p.Name == variant?.Presence).Select(p => (JsonNode)p.Name).ToArray();
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray(required);
        }

        schema["additionalProperties"] = false;
        return schema;
    }

    private JsonObject Property(PropertyShape property, Variant? variant)
    {
        var around = _isOurs;
        _isOurs |= !property.IsRead;
        List<JsonObject> forms = [OrRaw(property.Shape, Schema(property.Shape, property.Name))];
        _isOurs = around;
        if (property.Null == NullMeaning.Unreadable)
        {
            forms.Add(new() { ["const"] = UnreadableValue.Word });
        }

        if (!property.IsRequired || property.Name == variant?.Presence)
        {
            forms.Add(new() { ["type"] = "null" });
        }

        var schema = new JsonObject { ["title"] = property.Title.Japanese, ["description"] = property.Title.English };
        if (property.Default is { IsConstant: true } rule && Constant(rule, property.Shape) is { } value)
        {
            schema["default"] = value;
        }
        else if (property.Default is { IsConstant: false } computed)
        {
            schema["description"] = $"{property.Title.English} (left out: {computed.Name})";
        }

        foreach (var (keyword, node) in AnyOf([.. forms]))
        {
            schema[keyword] = node?.DeepClone();
        }

        return schema;
    }

    private static JsonNode? Constant(DefaultRule rule, Shape shape) => shape switch
    {
        ScalarShape { Kind: FlagKind } => JsonValue.Create(rule.Name == "true"),
        ScalarShape or ChoiceShape or ReferenceShape => JsonValue.Create(rule.Name),
        ListShape when rule.Name == "[]" => new JsonArray(),
        MapShape when rule.Name == "{}" => new JsonObject(),
        _ => null,
    };

    private JsonObject ByTag(UnionShape union, string tag, bool isRenamable)
    {
        var titles = union.Tags.Select(t => (t, union.Variants.Last(v => v.Tags.Contains(t, StringComparer.Ordinal)).TitleOf(t)));
        var branches = new JsonArray();
        foreach (var word in union.Tags)
        {
            var isTagged = new JsonObject { ["properties"] = new JsonObject { [tag] = new JsonObject { ["const"] = word } }, ["required"] = new JsonArray(tag) };
            branches.Add((JsonNode)new JsonObject { ["if"] = isTagged, ["then"] = Tagged(union, tag, word, isRenamable) });
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { [tag] = Choice(titles) } };
        if (union.Default is { } @default)
        {
            branches.Add((JsonNode)new JsonObject
            {
                ["if"] = new JsonObject { ["required"] = new JsonArray(tag) },
                ["then"] = new JsonObject(),
                ["else"] = VariantBody(@default, tag, isRenamable),
            });
        }
        else
        {
            schema["required"] = new JsonArray(tag);
        }

        schema["allOf"] = branches;
        return union.Default?.Shape.Sole is { } sole ? AnyOf(Schema(sole.Shape, sole.Name), schema) : schema;
    }

    // Several forms may share a tag: then what is there decides (a lookup).
    private JsonObject Tagged(UnionShape union, string tag, string word, bool isRenamable)
    {
        var variants = union.Variants.Where(v => v.Tags.Contains(word, StringComparer.Ordinal)).ToList();
        var plain = variants.Find(v => v.Presence is null) is { } found ? VariantBody(found, tag, isRenamable) : new JsonObject { ["enum"] = new JsonArray() };
        foreach (var variant in variants.Where(v => v.Presence is not null).Reverse())
        {
            plain = new()
            {
                ["if"] = new JsonObject { ["required"] = new JsonArray(variant.Presence!) },
                ["then"] = VariantBody(variant, tag, isRenamable),
                ["else"] = plain,
            };
        }

        return plain;
    }

    private JsonObject ByPresence(UnionShape union, bool isRenamable)
    {
        List<JsonObject> forms = [.. union.Variants.Where(v => v.Shape.Sole is not null).Select(v => Schema(v.Shape.Sole!.Shape, v.Shape.Sole.Name))];
        forms.AddRange(union.Variants.Where(v => v.Presence is not null || ReferenceEquals(v, union.Default)).Select(v => VariantBody(v, null, isRenamable)));
        return AnyOf([.. forms]);
    }

    private JsonObject VariantBody(Variant variant, string? tag, bool isRenamable)
    {
        var name = string.Join('-', new[] { variant.Tags.FirstOrDefault(), variant.Presence }.Where(n => n is not null));
        return Define((variant, tag, isRenamable), name.Length == 0 ? "none" : name, () =>
        {
            var body = ObjectBody(variant.Shape, tag, variant, isRenamable);
            body.Insert(0, "title", variant.Title.Japanese);
            body.Insert(1, "description", variant.Title.English);
            return body;
        });
    }

    private JsonObject Map(MapShape shape, string hint)
    {
        var value = OrRaw(shape.Value, Schema(shape.Value, hint + "-entry", shape.IsRenamable));
        var mayBeEmpty = shape.Value is MapShape { ListedBy: null } || (shape.Value is ObjectShape o && !o.Properties.Any(p => p.IsRequired));
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = mayBeEmpty ? AnyOf(value, new() { ["type"] = "null" }) : value };
        if (shape.MaxEntries is { } max)
        {
            schema["maxProperties"] = max;
        }

        if (shape.Key is ScalarShape { Kind: var kind } && kind.Schema() is { } key)
        {
            key.Remove("type");
            schema["propertyNames"] = key;
        }

        return schema;
    }

    private JsonObject ListedMap(MapShape shape, string nameProperty, string hint)
    {
        var more = Define((shape, nameProperty, true), hint + "-entry", () =>
        {
            var body = ObjectBody((ObjectShape)shape.Value, nameProperty, null, shape.IsRenamable);
            body["required"] = new JsonArray(nameProperty);
            body["properties"]![nameProperty] = Schema(shape.Key, nameProperty);
            (body["properties"]![RawValue.Word] as JsonObject)?.Remove("type");
            return body;
        });
        return Counted(new() { ["type"] = "array", ["items"] = AnyOf(Schema(shape.Key, nameProperty), more) }, 0, shape.MaxEntries);
    }

    private JsonObject List(ListShape shape, string hint)
    {
        var item = shape.IsFlags ? Schema(shape.Item, hint + "-item") : OrRaw(shape.Item, Schema(shape.Item, hint + "-item"));
        if (shape.HasPlacesForFragments)
        {
            item = AnyOf(item, Define((typeof(FragmentSchema), FragmentShapes.Use, false), FragmentShapes.Use, FragmentSchema.Place));
        }

        var list = Counted(new() { ["type"] = "array", ["items"] = item }, shape.MinItems, shape.MaxItems);
        return shape switch
        {
            { IsFlags: true } => AnyOf(list, new() { ["const"] = "all" }),
            { MayStandAlone: true } => AnyOf((JsonObject)item.DeepClone(), list),
            _ => list,
        };
    }

    private static JsonObject Counted(JsonObject list, int least, int? most)
    {
        if (least > 0)
        {
            list["minItems"] = least;
        }

        if (most is { } max)
        {
            list["maxItems"] = max;
        }

        return list;
    }

    private JsonObject Define((object Shape, string? Tag, bool IsRenamable) key, string hint, Func<JsonObject> build)
    {
        if (!_names.TryGetValue(key, out var name))
        {
            name = Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? hint : $"{hint}-{n}").First(n => !_definitions.ContainsKey(n));
            _names[key] = name;
            _definitions[name] = [];
            _definitions[name] = build();
        }

        return new() { ["$ref"] = "#/$defs/" + name };
    }

    // Where a value stands that AppForge doesn't know, nothing else is asked for; where none does, mistakes are those of the value alone.
    private JsonObject OrRaw(Shape shape, JsonObject schema) => _isOurs ? schema : shape switch
    {
        MapShape { ListedBy: null } => AnyOf(schema, Define((typeof(RawValue), "[]", false), "raw-in-brackets", () => new()
        {
            ["type"] = "array",
            ["items"] = Raw(),
            ["minItems"] = 1,
            ["maxItems"] = 1,
        })),
        ObjectShape => IfRaw(RawText(), schema),
        _ => IfRaw(Raw(), schema),
    };

    private static JsonObject IfRaw(JsonObject raw, JsonObject schema) => new() { ["if"] = raw, ["else"] = schema };

    private JsonObject Raw() => Define((typeof(RawValue), null, false), "raw", () => RawInPlace([]));

    // Under an object, a mapping holds unknown properties of it.
    private JsonObject RawText() => Define((typeof(RawValue), "{}", false), "raw-text", () => RawInPlace(new() { ["type"] = new JsonArray("string", "number", "boolean", "null", "array") }));

    private static JsonObject RawInPlace(JsonObject value) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { [RawValue.Word] = RawTitle(value), [RenamedFrom] = RenamedFromSchema() },
        ["required"] = new JsonArray(RawValue.Word),
        ["additionalProperties"] = false,
    };

    private static JsonObject RawTitle(JsonObject schema)
    {
        schema.Insert(0, "title", "AppForge の知らない設定");
        schema.Insert(1, "description", "What AppForge does not know, as kintone gave it");
        return schema;
    }

    private static JsonObject AnyOf(params JsonObject[] forms) => forms.Length == 1 ? forms[0] : new() { ["anyOf"] = new JsonArray([.. forms]) };
}
