using System.Text.Json.Nodes;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using static AppForge.Compiler.Schema.SchemaParts;

namespace AppForge.Compiler.Schema;

/// <summary>
/// Shapes → JSON Schema (draft 2020-12), for completion and checks in editors: what the binder takes, as far as a schema can say it. Titles are Japanese,
/// descriptions Japanese and English (<see cref="SchemaTexts"/>), skeletons for new entries come along (<see cref="SkeletonBuilder"/>). Sugar and unions told apart by
/// presence are <c>anyOf</c>, tagged unions <c>if</c>/<c>then</c>; what stands in several places is in <c>$defs</c>. Every form of an <c>anyOf</c> has a title of
/// its own: editors tell them apart by it.
/// </summary>
public sealed class JsonSchemaEmitter
{
    private readonly Dictionary<(object Shape, string? Tag, bool IsRenamable), string> _names = [];
    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);
    private readonly HashSet<PropertyShape> _shared;

    // Inside what only definitions have, nothing comes from kintone.
    private bool _isOurs;

    private JsonSchemaEmitter(Shape root) => _shared = Shared(root);

    /// <summary>The schema of a file.</summary>
    /// <param name="root">The shape of the file.</param>
    /// <param name="title">What the file is.</param>
    public static JsonObject Emit(Shape root, LocalizedText title) => new JsonSchemaEmitter(root).EmitRoot(root, title);

    private JsonObject EmitRoot(Shape root, LocalizedText title)
    {
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title.Japanese, ["description"] = title.English };
        var body = root is ObjectShape { Sole: null } o ? ObjectBody(o, null, null, isRenamable: false) : OrRaw(root, Schema(root, new("root", title)));
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

    private JsonObject Schema(Shape shape, Place place, bool isRenamable = false) => shape switch
    {
        ScalarShape s => Scalar(s.Kind),
        ReferenceShape => Text(),
        ChoiceShape s => Choice(s.Values.Where(v => !v.IsLegacy).Select(v => (v.Word, v.Title))),
        ObjectShape s => ObjectWithSugar(s, place, isRenamable),
        UnionShape s => Define((s, null, isRenamable), place.Name, () => s.YamlTag is null ? ByPresence(s, isRenamable) : ByTag(s, s.YamlTag, place, isRenamable)),
        MapShape s => s.ListedBy is null ? Map(s, place) : ListedMap(s, s.ListedBy, place),
        ListShape s => List(s, place),
        _ => throw new InvalidOperationException($"No schema for {shape.GetType().Name}."),
    };

    private JsonObject Scalar(ValueKind kind)
    {
        var schema = kind.Schema();
        if (!kind.Examples.IsEmpty)
        {
            schema["examples"] = new JsonArray([.. kind.Examples.Select(e => JsonValue.Create(e))]);
        }

        var isLong = kind is HtmlKind or QueryKind or FormulaKind || (kind is TextKind && kind.MaxLength is null or >= 1_000);
        if (isLong)
        {
            schema.Insert(0, "title", kind.Expected.Japanese);
        }

        return isLong ? AnyOf(schema, Define((typeof(JsonSchemaEmitter), FileWord, false), FileWord, TextFile)) : schema;
    }

    private JsonObject ObjectWithSugar(ObjectShape shape, Place place, bool isRenamable)
    {
        var body = Define((shape, null, isRenamable), place.Name, () =>
        {
            var o = ObjectBody(shape, null, null, isRenamable);
            o.Insert(0, "title", place.Title.Japanese);
            return o;
        });
        return shape.Sole is { } sole ? AnyOf(Titled(Schema(sole.Shape, new(sole.Name, sole.Title)), sole.Title), body) : body;
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

    // What several types share (label, required) stands in the file once.
    private JsonObject Property(PropertyShape property, Variant? variant) => _shared.Contains(property)
        ? Define((property, property.Name == variant?.Presence ? property.Name : null, _isOurs), property.Name, () => PropertyBody(property, variant))
        : PropertyBody(property, variant);

    private JsonObject PropertyBody(PropertyShape property, Variant? variant)
    {
        var around = _isOurs;
        _isOurs |= !property.IsRead;
        List<JsonObject> forms = [OrRaw(property.Shape, Schema(property.Shape, new(property.Name, property.Title)))];
        _isOurs = around;
        if (property.Null == NullMeaning.Unreadable)
        {
            forms.Add(Define((typeof(UnreadableValue), null, false), UnreadableValue.Word, () => new() { ["title"] = "権限がなく読めない", ["const"] = UnreadableValue.Word }));
        }

        if (!property.IsRequired || property.Name == variant?.Presence)
        {
            forms.Add(Empty());
        }

        var schema = new JsonObject { ["title"] = property.Title.Japanese, ["description"] = SchemaTexts.Of(property, around) };
        if (property.Default is { IsConstant: true } rule && Constant(rule.Name.English, property.Shape) is { } value)
        {
            schema["default"] = value;
        }

        if (forms.Count > 1)
        {
            Titled(forms[0], property.Title);
        }

        foreach (var (keyword, node) in AnyOf([.. forms]).Where(k => !schema.ContainsKey(k.Key)))
        {
            schema[keyword] = node?.DeepClone();
        }

        return schema;
    }

    private static JsonNode? Constant(string text, Shape shape) => shape switch
    {
        ScalarShape { Kind: FlagKind } => JsonValue.Create(text == "true"),
        ScalarShape or ChoiceShape or ReferenceShape => JsonValue.Create(text),
        ListShape when text == "[]" => new JsonArray(),
        MapShape when text == "{}" => new JsonObject(),
        _ => null,
    };

    private JsonObject ByTag(UnionShape union, string tag, Place place, bool isRenamable)
    {
        var titles = union.Tags.Select(t => (t, union.Variants.Last(v => v.Tags.Contains(t, StringComparer.Ordinal)).TitleOf(t)));
        var branches = new JsonArray();
        foreach (var word in union.Tags)
        {
            var isTagged = new JsonObject { ["properties"] = new JsonObject { [tag] = new JsonObject { ["const"] = word } }, ["required"] = new JsonArray(tag) };
            branches.Add((JsonNode)new JsonObject { ["if"] = isTagged, ["then"] = Tagged(union, tag, word, isRenamable) });
        }

        var kind = Choice(titles);
        kind.Insert(0, "title", $"{place.Title.Japanese}の種類");
        kind.Insert(1, "description", SchemaTexts.Both(new("ほかに書けるものは、これで決まります。", $"The kind of {place.Title.English.ToLowerInvariant()}: what else can be written depends on it.")));
        var schema = new JsonObject { ["title"] = place.Title.Japanese, ["type"] = "object", ["properties"] = new JsonObject { [tag] = kind } };
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
        return union.Default?.Shape.Sole is { } sole ? AnyOf(Titled(Schema(sole.Shape, new(sole.Name, sole.Title)), sole.Title), schema) : schema;
    }

    // Several forms may share a tag: then what is there decides (a lookup).
    private JsonObject Tagged(UnionShape union, string tag, string word, bool isRenamable)
    {
        var variants = union.Variants.Where(v => v.Tags.Contains(word, StringComparer.Ordinal)).ToList();
        var others = variants.Select(v => v.Presence is { } name ? v.Shape.Find(name) : null).OfType<PropertyShape>();
        var plain = variants.Find(v => v.Presence is null) is { } found ? VariantBody(found, tag, isRenamable, others) : new JsonObject { ["enum"] = new JsonArray() };
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
        List<JsonObject> forms = [.. union.Variants.Where(v => v.Shape.Sole is not null)
            .Select(v => Titled(Schema(v.Shape.Sole!.Shape, new(v.Shape.Sole.Name, v.Title)), v.Title))];
        forms.AddRange(union.Variants.Where(v => v.Presence is not null || ReferenceEquals(v, union.Default)).Select(v => VariantBody(v, null, isRenamable)));
        return AnyOf([.. forms]);
    }

    private JsonObject VariantBody(Variant variant, string? tag, bool isRenamable, IEnumerable<PropertyShape>? others = null)
    {
        var name = string.Join('-', new[] { variant.Tags.FirstOrDefault(), variant.Presence }.Where(n => n is not null));
        return Define((variant, tag, isRenamable), name.Length == 0 ? "none" : name, () =>
        {
            var body = ObjectBody(variant.Shape, tag, variant, isRenamable);
            body.Insert(0, "title", variant.Title.Japanese);
            body.Insert(1, "description", SchemaTexts.Of(variant));

            // What would make another form of it: offered, and checked there.
            foreach (var property in others ?? [])
            {
                ((JsonObject)body["properties"]!)[property.Name] = Property(property, null);
            }

            return body;
        });
    }

    private JsonObject Map(MapShape shape, Place place)
    {
        var value = OrOverride(shape.Value, OrRaw(shape.Value, Schema(shape.Value, place.Inside("entry"), shape.IsRenamable)));
        var mayBeEmpty = shape.Value is MapShape { ListedBy: null } || (shape.Value is ObjectShape o && !o.Properties.Any(p => p.IsRequired));
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = Offering(mayBeEmpty ? AnyOf(value, Empty()) : value, SkeletonBuilder.Of(shape.Value, place.Title)) };
        if (shape.MinEntries > 0)
        {
            schema["minProperties"] = shape.MinEntries;
        }

        if (shape.MaxEntries is { } max)
        {
            schema["maxProperties"] = max;
        }

        if (shape.Key is ScalarShape { Kind: var kind } && kind.Schema() is { } key)
        {
            key.Remove("type");
            key.Insert(0, "title", (shape.KeyTitle ?? place.Title).Japanese);
            schema["propertyNames"] = key;
            if (!kind.Examples.IsEmpty)
            {
                schema["properties"] = new JsonObject(kind.Examples.Select(e => KeyValuePair.Create(e, (JsonNode?)Described(value, SchemaTexts.OfKey(e)))));
            }
        }

        if (shape.Declares is not null && SkeletonBuilder.OfEntries(shape, place.Title) is { Count: > 0 } skeletons)
        {
            schema["defaultSnippets"] = skeletons;
        }

        return schema;
    }

    private JsonObject ListedMap(MapShape shape, string nameProperty, Place place)
    {
        var more = Define((shape, nameProperty, true), place.Name + "-entry", () =>
        {
            var body = ObjectBody((ObjectShape)shape.Value, nameProperty, null, shape.IsRenamable);
            body.Insert(0, "title", (shape.KeyTitle ?? place.Title).Japanese);
            body["required"] = new JsonArray(nameProperty);
            body["properties"]![nameProperty] = Schema(shape.Key, new(nameProperty, place.Title));
            (body["properties"]![RawValue.Word] as JsonObject)?.Remove("type");
            return body;
        });
        return Counted(new() { ["type"] = "array", ["items"] = AnyOf(Titled(Schema(shape.Key, new(nameProperty, place.Title)), shape.KeyTitle ?? place.Title), more) }, shape.MinEntries, shape.MaxEntries);
    }

    private JsonObject List(ListShape shape, Place place)
    {
        var plain = OrOverride(shape.Item, Schema(shape.Item, place.Inside("item")));
        var item = shape.HasPlacesForFragments ? AnyOf(plain, Define((typeof(FragmentSchema), FragmentShapes.Use, false), FragmentShapes.Use, FragmentSchema.Place)) : plain;
        var list = Counted(new() { ["type"] = "array", ["items"] = shape.IsFlags ? item : Offering(OrRaw(shape.Item, item), SkeletonBuilder.Of(shape.Item, place.Title)) }, shape.MinItems, shape.MaxItems);
        return shape switch
        {
            { IsFlags: true } => AnyOf(Titled(list, place.Title), new() { ["title"] = "すべて", ["const"] = "all" }),
            { MayStandAlone: true } => AnyOf((JsonObject)item.DeepClone(), list),
            _ => list,
        };
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

    // Nothing behind the name is the same as nothing written.
    private JsonObject Empty() => Define((typeof(Shape), null, false), "empty", () => new() { ["title"] = "書かないのと同じ", ["type"] = "null" });

    // Where a value may stand that AppForge doesn't know. An editor looks for words and skeletons into anyOf, not into if and else.
    private JsonObject OrRaw(Shape shape, JsonObject schema) => _isOurs ? schema : shape switch
    {
        MapShape { ListedBy: null } => AnyOf(schema, Define((typeof(RawValue), "[]", false), "raw-in-brackets", () => new()
        {
            ["title"] = RawForm,
            ["type"] = "array",
            ["items"] = Raw(),
            ["minItems"] = 1,
            ["maxItems"] = 1,
        })),
        _ => AnyOf(schema, Raw()),
    };

    // What is added to something of a fragment has the rest from there.
    private JsonObject OrOverride(Shape shape, JsonObject schema) => (shape is UnionShape u ? u.Variants[0].Shape : shape) is ObjectShape body && FragmentSchema.MayOverride(body)
        ? AnyOf(schema, Define((typeof(FragmentSchema), nameof(FragmentSchema.Addition), false), "addition", FragmentSchema.Addition))
        : schema;

    private JsonObject Raw() => Define((typeof(RawValue), null, false), "raw", () => RawInPlace([]));

    private static HashSet<PropertyShape> Shared(Shape root)
    {
        HashSet<PropertyShape> once = [];
        HashSet<PropertyShape> several = [];
        HashSet<Shape> seen = [];
        Visit(root);
        return several;

        void Visit(Shape shape)
        {
            if (!seen.Add(shape))
            {
                return;
            }

            foreach (var property in (shape as ObjectShape)?.Properties ?? [])
            {
                if (!once.Add(property))
                {
                    several.Add(property);
                }
            }

            foreach (var inner in shape switch
            {
                ObjectShape o => o.Properties.Select(p => p.Shape),
                UnionShape u => u.Variants.Select(v => (Shape)v.Shape),
                MapShape m => [m.Key, m.Value],
                ListShape l => [l.Item],
                _ => [],
            })
            {
                Visit(inner);
            }
        }
    }

    // Where a schema is: the name of its definition, and what a reader calls it.
    private sealed record Place(string Name, LocalizedText Title)
    {
        public Place Inside(string what) => this with { Name = $"{Name}-{what}" };
    }
}
