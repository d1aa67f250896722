using System.Text.Json.Nodes;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Schema;

/// <summary>
/// Shapes → JSON Schema (draft 2020-12), for completion and checks in editors: what the binder takes, as far as a schema can say it. Titles are Japanese,
/// descriptions Japanese and English (<see cref="SchemaTexts"/>), skeletons for new entries come along (<see cref="SkeletonBuilder"/>). Sugar and unions told apart by
/// presence are <c>anyOf</c>, tagged unions <c>if</c>/<c>then</c>; what stands in several places is in <c>$defs</c>. Every form of an <c>anyOf</c> has a title of
/// its own: editors tell them apart by it.
/// </summary>
public sealed class JsonSchemaEmitter
{
    private const string File = "file";
    private const string RenamedFrom = "renamedFrom";
    private const string RawForm = "AppForge の知らない設定";

    private readonly Dictionary<(object Shape, string? Tag, bool IsRenamable), string> _names = [];
    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);

    // Inside what only definitions have, nothing comes from kintone.
    private bool _isOurs;

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
        var body = root is ObjectShape { Sole: null } o ? ObjectBody(o, null, null, isRenamable: false) : Schema(root, new("root", title));
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
        UnionShape s => Define((s, null, isRenamable), place.Name, () => s.YamlTag is null ? ByPresence(s, place, isRenamable) : ByTag(s, s.YamlTag, place, isRenamable)),
        MapShape s => s.ListedBy is null ? Map(s, place) : ListedMap(s, s.ListedBy, place),
        ListShape s => List(s, place),
        _ => throw new InvalidOperationException($"No schema for {shape.GetType().Name}."),
    };

    private static JsonObject RenamedFromSchema() => new()
    {
        ["title"] = "変更前の名前",
        ["description"] = "名前を変えるときに、前の名前を書きます。反映したら消せます。\n\nThe name that it had before; once deployed it can go.",
        ["type"] = "string",
    };

    private static JsonObject Text() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

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

        return isLong ? AnyOf(schema, Define((typeof(JsonSchemaEmitter), File, false), File, TextFile)) : schema;
    }

    private static JsonObject TextFile() => new()
    {
        ["title"] = "テキストファイル",
        ["description"] = "{ file: パス }。パスはアプリのフォルダからの相対です。\n\nText in a file, from the app's folder",
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

    private JsonObject ObjectWithSugar(ObjectShape shape, Place place, bool isRenamable)
    {
        var body = Define((shape, null, isRenamable), place.Name, () =>
        {
            var o = ObjectBody(shape, null, null, isRenamable);
            o.Insert(0, "title", place.Title.Japanese);
            return WithSkeletons(o, SkeletonBuilder.Of(shape, place.Title));
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

    private JsonObject Property(PropertyShape property, Variant? variant)
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

    // What kintone alone makes (STATUS) is nothing to write.
    private JsonObject ByTag(UnionShape union, string tag, Place place, bool isRenamable)
    {
        var tags = union.Tags.Where(t => !union.Variants.Any(v => v.IsServerOwned && v.Tags.Contains(t, StringComparer.Ordinal))).ToList();
        var titles = tags.Select(t => (t, union.Variants.Last(v => v.Tags.Contains(t, StringComparer.Ordinal)).TitleOf(t)));
        var branches = new JsonArray();
        foreach (var word in tags)
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
        WithSkeletons(schema, SkeletonBuilder.Of(union, place.Title));
        return union.Default?.Shape.Sole is { } sole ? AnyOf(Titled(Schema(sole.Shape, new(sole.Name, sole.Title)), sole.Title), schema) : schema;
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

    private JsonObject ByPresence(UnionShape union, Place place, bool isRenamable)
    {
        List<JsonObject> forms = [.. union.Variants.Where(v => v.Shape.Sole is not null)
            .Select(v => Titled(Schema(v.Shape.Sole!.Shape, new(v.Shape.Sole.Name, v.Title)), v.Title))];
        forms.AddRange(union.Variants.Where(v => v.Presence is not null || ReferenceEquals(v, union.Default)).Select(v => VariantBody(v, null, isRenamable)));
        return WithSkeletons(AnyOf([.. forms]), SkeletonBuilder.Of(union, place.Title));
    }

    private JsonObject VariantBody(Variant variant, string? tag, bool isRenamable)
    {
        var name = string.Join('-', new[] { variant.Tags.FirstOrDefault(), variant.Presence }.Where(n => n is not null));
        return Define((variant, tag, isRenamable), name.Length == 0 ? "none" : name, () =>
        {
            var body = ObjectBody(variant.Shape, tag, variant, isRenamable);
            body.Insert(0, "title", variant.Title.Japanese);
            body.Insert(1, "description", SchemaTexts.Of(variant));
            return body;
        });
    }

    private JsonObject Map(MapShape shape, Place place)
    {
        var value = OrRaw(shape.Value, Schema(shape.Value, place.Inside("entry"), shape.IsRenamable));
        var mayBeEmpty = shape.Value is MapShape { ListedBy: null } || (shape.Value is ObjectShape o && !o.Properties.Any(p => p.IsRequired));
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = mayBeEmpty ? AnyOf(value, Empty()) : value };
        if (shape.MaxEntries is { } max)
        {
            schema["maxProperties"] = max;
        }

        if (shape.Key is ScalarShape { Kind: var kind } && kind.Schema() is { } key)
        {
            key.Remove("type");
            key.Insert(0, "title", (shape.KeyTitle ?? place.Title).Japanese);
            schema["propertyNames"] = key;
        }

        return shape.Declares is null ? schema : WithSkeletons(schema, SkeletonBuilder.OfEntries(shape, place.Title));
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
        return Counted(new() { ["type"] = "array", ["items"] = AnyOf(Titled(Schema(shape.Key, new(nameProperty, place.Title)), shape.KeyTitle ?? place.Title), more) }, 0, shape.MaxEntries);
    }

    private JsonObject List(ListShape shape, Place place)
    {
        var plain = Schema(shape.Item, place.Inside("item"));
        var item = shape.HasPlacesForFragments ? AnyOf(plain, Define((typeof(FragmentSchema), FragmentShapes.Use, false), FragmentShapes.Use, FragmentSchema.Place)) : plain;
        var list = Counted(new() { ["type"] = "array", ["items"] = shape.IsFlags ? item : OrRaw(shape.Item, item) }, shape.MinItems, shape.MaxItems);
        return shape switch
        {
            { IsFlags: true } => AnyOf(Titled(list, place.Title), new() { ["title"] = "すべて", ["const"] = "all" }),
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
        ObjectShape => AnyOf(schema, RawText()),
        _ => AnyOf(schema, Raw()),
    };

    private JsonObject Raw() => Define((typeof(RawValue), null, false), "raw", () => RawInPlace([]));

    // Under an object, a mapping holds unknown properties of it.
    private JsonObject RawText() => Define((typeof(RawValue), "{}", false), "raw-text", () => RawInPlace(new() { ["type"] = new JsonArray("string", "number", "boolean", "null", "array") }));

    private static JsonObject RawInPlace(JsonObject value) => new()
    {
        ["title"] = RawForm,
        ["type"] = "object",
        ["properties"] = new JsonObject { [RawValue.Word] = RawTitle(value), [RenamedFrom] = NotOffered(RenamedFromSchema()) },
        ["required"] = new JsonArray(RawValue.Word),
        ["additionalProperties"] = false,
    };

    private static JsonObject RawTitle(JsonObject schema)
    {
        schema.Insert(0, "title", RawForm);
        schema.Insert(1, "description", "kintone から取り込んだまま残し、そのまま送り返します。\n\nWhat AppForge does not know, as kintone gave it.");
        return NotOffered(schema);
    }

    // Nobody starts to write it: import does.
    private static JsonObject NotOffered(JsonObject schema)
    {
        schema["doNotSuggest"] = true;
        return schema;
    }

    private static JsonObject Titled(JsonObject schema, LocalizedText title)
    {
        if (schema.ContainsKey("type") || schema.ContainsKey("enum"))
        {
            schema["title"] ??= title.Japanese;
        }

        return schema;
    }

    private static JsonObject WithSkeletons(JsonObject schema, JsonArray skeletons)
    {
        if (skeletons.Count > 0)
        {
            schema["defaultSnippets"] = skeletons;
        }

        return schema;
    }

    // Forms inside a form are forms of the whole.
    private static JsonObject AnyOf(params JsonObject[] forms) => forms.Length == 1
        ? forms[0]
        : new() { ["anyOf"] = new JsonArray([.. forms.SelectMany(f => f is { Count: 1 } && f["anyOf"] is JsonArray inner ? inner.Select(i => i!.DeepClone()) : [f])]) };

    // Where a schema is: the name of its definition, and what a reader calls it.
    private sealed record Place(string Name, LocalizedText Title)
    {
        public Place Inside(string what) => this with { Name = $"{Name}-{what}" };
    }
}
