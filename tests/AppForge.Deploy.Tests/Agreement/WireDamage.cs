using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Syntax;
using AppForge.Deploy.Tests.Deployment;
using AppForge.Testing.Mutation;

namespace AppForge.Deploy.Tests.Agreement;

/// <summary>
/// A value that the compiler can't read never gets on the wire. Here it does: where it stands there shows by what is missing of the writes of the damaged project
/// beside those of the whole one, and there it is put back as the author wrote it.
/// </summary>
internal static class WireDamage
{
    private static readonly JsonSerializerOptions Shown = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The write of the whole project with the damaged value in its place; null where it isn't one place.</summary>
    /// <param name="whole">The writes that make the whole project.</param>
    /// <param name="damaged">Those that made the damaged one.</param>
    /// <param name="damage">The damage.</param>
    public static SentWrite? Of(IReadOnlyList<SentWrite> whole, IReadOnlyList<SentWrite> damaged, Damage damage)
    {
        if (damage.Changes is not [var change] || Parsed(change.Text) is not { } value)
        {
            return null;
        }

        var write = Missing(whole, damaged, out var place) ?? Same(whole, change.Place, out place);
        return write is null ? null : Put(write, place, change.Place.Text, value);
    }

    /// <summary>The write of the whole project with a value in the one place at which that of the damaged project says something else; null where it isn't one place.</summary>
    /// <param name="whole">The writes that make the whole project.</param>
    /// <param name="damaged">Those that made the damaged one.</param>
    /// <param name="old">The value that stood there.</param>
    /// <param name="value">The damaged one.</param>
    public static SentWrite? Of(IReadOnlyList<SentWrite> whole, IReadOnlyList<SentWrite> damaged, string old, string value) =>
        Missing(whole, damaged, out var place) is { } write ? Put(write, place, old, value) : null;

    /// <summary>The write of the whole project with another value, or none, where names lead to an old one; null where they don't, or to several.</summary>
    /// <param name="whole">The writes that make the whole project.</param>
    /// <param name="names">The last names that lead there.</param>
    /// <param name="old">The value that stands there.</param>
    /// <param name="value">The other one; null where there is to be none.</param>
    public static SentWrite? Of(IReadOnlyList<SentWrite> whole, (string Entry, string Property) names, string old, string? value)
    {
        var places = whole.SelectMany(w => Objects(w.Body).Where(o => o.Name == names.Entry && o.Object[names.Property] is JsonValue v && v.ToString().Equals(old, StringComparison.OrdinalIgnoreCase)).Select(o => (Write: w, o.Object))).ToList();
        if (places is not [var (write, there)])
        {
            return null;
        }

        var original = there[names.Property];
        there.Remove(names.Property);
        if (value is not null)
        {
            there[names.Property] = value;
        }

        var damaged = write with { Body = write.Body.DeepClone().AsObject() };
        there[names.Property] = original;
        return damaged;
    }

    private static IEnumerable<(string Name, JsonObject Object)> Objects(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => (p.Value is JsonObject inner ? [(p.Key, inner)] : Array.Empty<(string, JsonObject)>()).Concat(Objects(p.Value))),
        JsonArray a => a.SelectMany(Objects),
        _ => [],
    };

    private static SentWrite? Put(SentWrite write, (JsonNode Parent, string? Key, int Index) place, string old, JsonNode value)
    {
        var (body, (parent, key, index)) = (write.Body, place);
        if (parent is JsonObject named && key == old && named[key] is JsonObject entry)
        {
            if (named.ContainsKey(value.ToString()))
            {
                return null; // JSON has no two of a name
            }

            // It is the name of an entry that was wrong.
            var moved = entry.DeepClone().AsObject();
            foreach (var same in new[] { "name", "code" }.Where(p => moved[p]?.ToString() == key))
            {
                moved[same] = value.DeepClone();
            }

            named.Remove(key);
            named[value.ToString()] = moved;
        }
        else if (parent is JsonObject around)
        {
            around[key!] = value;
        }
        else
        {
            parent.AsArray()[index] = value;
        }

        return write with { Body = body };
    }

    /// <summary>Sends it to a tenant that has the whole project.</summary>
    public static async Task<Answer> SendAsync(LocalTenant tenant, SentWrite write)
    {
        using var client = new HttpClient { BaseAddress = tenant.Host.BaseAddress };

        // Fields that are there are changed, not added.
        var method = write.Path.EndsWith("/form/fields.json", StringComparison.Ordinal) ? HttpMethod.Put : new(write.Method);
        var body = write.Body.DeepClone().AsObject();
        body.Remove("revision");
        using var request = new HttpRequestMessage(method, write.Path) { Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("X-Cybozu-Authorization", Convert.ToBase64String("Administrator:cybozu"u8));
        using var response = await client.SendAsync(request);
        return new(response.IsSuccessStatusCode ? Outcome.Taken : Outcome.Refused, $"{method} {write.Path} {await response.Content.ReadAsStringAsync()} {body.ToJsonString(Shown)}");
    }

    // The one place at which the damaged project sent something else, or nothing.
    private static SentWrite? Missing(IReadOnlyList<SentWrite> whole, IReadOnlyList<SentWrite> damaged, out (JsonNode Parent, string? Key, int Index) place)
    {
        place = default;
        var others = damaged.ToLookup(w => w.Target);
        if (whole.Where(w => others[w.Target].FirstOrDefault() is { } other && !JsonNode.DeepEquals(w.Body, other.Body)).ToList() is not [var write])
        {
            return null;
        }

        var copy = write with { Body = write.Body.DeepClone().AsObject() };
        if (Differences(copy.Body, others[write.Target].First().Body).ToList() is not [var only])
        {
            return null;
        }

        place = only;
        return copy;
    }

    // A setting whose request isn't sent at all: any other of its name and value is as good.
    private static SentWrite? Same(IReadOnlyList<SentWrite> whole, SourceSpan changed, out (JsonNode Parent, string? Key, int Index) place)
    {
        place = default;
        var written = Sample.Project.Places.FirstOrDefault(p => p.Node.Span.Source.Path == changed.Source.Path && p.Node.Span.Start == changed.Start && p.Node.Span.Length == changed.Length);
        var name = written?.Name ?? changed.Text;
        foreach (var write in whole)
        {
            var copy = write with { Body = write.Body.DeepClone().AsObject() };
            if (Named(copy.Body, name, v => IsLike(v, written?.Node)).FirstOrDefault() is { } parent)
            {
                place = (parent, name, 0);
                return copy;
            }
        }

        return null;
    }

    private static bool IsLike(JsonNode? value, SyntaxNode? written) => written switch
    {
        null => value is JsonObject,
        SequenceNode => value is JsonArray,
        ScalarNode scalar => value is JsonValue && value.ToString().Equals(scalar.Value, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static IEnumerable<JsonObject> Named(JsonNode? node, string name, Func<JsonNode?, bool> fits) => node switch
    {
        JsonObject o => (fits(o[name]) ? [o] : Array.Empty<JsonObject>()).Concat(o.SelectMany(p => Named(p.Value, name, fits))),
        JsonArray a => a.SelectMany(i => Named(i, name, fits)),
        _ => [],
    };

    private static JsonNode? Parsed(string text) => YamlReader.Read(new("damage.yaml", text), new DiagnosticBag()) is { } node ? Json(node) : null;

    private static JsonNode Json(SyntaxNode node) => node switch
    {
        MappingNode mapping => new JsonObject(mapping.Entries.Select(e => KeyValuePair.Create(e.Key.Value, (JsonNode?)Json(e.Value)))),
        SequenceNode sequence => new JsonArray([.. sequence.Items.Select(Json)]),
        _ => ((ScalarNode)node).Value,
    };

    // The innermost places of one that are missing or otherwise in the other.
    private static IEnumerable<(JsonNode Parent, string? Key, int Index)> Differences(JsonNode one, JsonNode other)
    {
        switch (one, other)
        {
            case (JsonObject a, JsonObject b):
                foreach (var (key, value) in a.Where(p => p.Key != "revision" && !JsonNode.DeepEquals(p.Value, b[p.Key])))
                {
                    foreach (var place in value is null || b[key] is not { } there || value.GetValueKind() != there.GetValueKind() || value is JsonValue ? [(a, key, 0)] : Differences(value, there))
                    {
                        yield return place;
                    }
                }

                break;
            case (JsonArray a, JsonArray b) when a.Count == b.Count:
                foreach (var place in a.Zip(b).Select((p, i) => (p.First, p.Second, Index: i)).Where(p => !JsonNode.DeepEquals(p.First, p.Second))
                    .SelectMany(p => p.First is null or JsonValue || p.Second is null or JsonValue ? [(a, null, p.Index)] : Differences(p.First, p.Second)))
                {
                    yield return place;
                }

                break;
            default:
                // A list that is shorter: it isn't told which item is gone.
                yield return (one, null, 0);
                yield return (one, null, 0);
                break;
        }
    }
}
