using System.Text.Json.Nodes;
using CsCheck;

namespace AppForge.Testing;

/// <summary>Makes of kintone's JSON what a kintone of next year, or a broken one, may answer: unknown properties, words, kinds, forms.</summary>
public static class WireMutation
{
    private static readonly string[] Texts = ["PURPLE", "", "未知", "1e5", "0x1F", "null", "~", "yes", "a: b", "- a", " 空白 ", "二行\n目", "\u0001", "unreadable", "raw", "#", "'\"\\", "😀"];

    private static readonly string[] Names = ["newProperty", "新しい設定", "raw", "a b", "null", "1", "type2"];

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.OneOf(Texts).Select(t => JsonValue.Create(t).ToJsonString()), Gen.OneOf("0", "-1", "12.50", "1e5", "123456789012345678901234567890", "true", "false", "null"));

    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, inner) => depth >= 2 ? Scalar : Gen.OneOf(
        Scalar, Scalar, inner.Array[0, 2].Select(items => "[" + string.Join(',', items) + "]"),
        Gen.Select(Gen.OneOf(Names), inner).Array[0, 3].Select(p => new JsonObject(p.DistinctBy(x => x.Item1).Select(x => KeyValuePair.Create(x.Item1, JsonNode.Parse(x.Item2)))).ToJsonString())));

    /// <summary>One to three changes of a JSON document: a value that becomes another, or an object with one property more.</summary>
    public static Gen<Func<JsonObject, JsonObject>> Changes { get; } =
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Bool, Gen.OneOf(Names), Json).Array[1, 3].Select(changes => new Func<JsonObject, JsonObject>(json =>
        {
            var copy = (JsonObject)json.DeepClone();
            foreach (var (place, more, name, text) in changes)
            {
                Change(copy, place, more, name, JsonNode.Parse(text));
            }

            return copy;
        }));

    private static void Change(JsonObject root, int place, bool more, string name, JsonNode? value)
    {
        // Beside the one property of an answer nothing is kept: it stays in kintone.
        var places = Descendants(root).Where(n => more ? n is JsonObject o && !IsFile(o) && !(ReferenceEquals(n, root) && root.Count == 1) : n.Parent is not null && !ReferenceEquals(n.Parent, root) && !IsEcho(n)).ToList();
        if (places.Count == 0)
        {
            return;
        }

        var chosen = places[place % places.Count];
        if (more)
        {
            ((JsonObject)chosen)[name] ??= value;
        }
        else
        {
            chosen.ReplaceWith(value);
        }
    }

    // A file is what its content is.
    private static bool IsFile(JsonObject o) => o.ContainsKey("fileKey") || o.ContainsKey("file") || o.ContainsKey("url");

    // What repeats the key of an entry or its place is no setting of its own.
    private static bool IsEcho(JsonNode node) => (node.Parent is JsonObject file && IsFile(file)) || (node.Parent is JsonObject { Parent: JsonObject } entry
        && (node.GetPropertyName() == "index" || (node is JsonValue v && v.GetValueKind() == System.Text.Json.JsonValueKind.String && (string)v! == entry.GetPropertyName())));

    private static IEnumerable<JsonNode> Descendants(JsonNode node)
    {
        yield return node;
        var inner = node switch
        {
            JsonObject o => o.Select(p => p.Value),
            JsonArray a => a,
            _ => [],
        };
        foreach (var child in inner.OfType<JsonNode>().SelectMany(Descendants))
        {
            yield return child;
        }
    }
}
