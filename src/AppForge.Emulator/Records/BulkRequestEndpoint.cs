using System.Text.Json.Nodes;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using Route = AppForge.Emulator.Http.Route;

namespace AppForge.Emulator.Records;

/// <summary>Several writes of records as one: all are carried out or none, also over several apps (records.md, 2).</summary>
internal static class BulkRequestEndpoint
{
    private const int MostRequests = 20;

    public static IReadOnlyList<ApiOperation> Rows { get; } = [new("POST", "bulkRequest", Carry)];

    private static IReadOnlyList<ApiOperation> Possible { get; } =
        [.. RecordEndpoints.Rows.Concat(ProcessEndpoints.Rows).Where(o => o.Method != "GET")];

    private static Answer Carry(Call call)
    {
        InputObject input = call.Input;
        if (!input.Has("requests"))
        {
            input.Refuse("requests", Texts.Required);
        }

        IReadOnlyList<InputObject> requests = input.Objects("requests") ?? [];
        if (requests.Count > MostRequests)
        {
            input.Refuse("requests", Texts.Count(1, MostRequests));
        }

        List<Call> calls = [.. requests.Select(r => Read(call, r)).OfType<Call>()];
        input.Errors.ThrowIfAny();
        JsonArray results = [];
        foreach (Call one in calls)
        {
            try
            {
                results.Add(one.ApiOperation.Handle(one).Json);
            }
            catch (KintoneErrorException error)
            {
                throw new RefusedAnswerException(Failed(error, call.Language, results.Count, calls.Count));
            }
        }

        return Answer.Of(new JsonObject { ["results"] = results });
    }

    private static Call? Read(Call call, InputObject request)
    {
        request.Require("method");
        request.Require("api");
        JsonObject payload = request.Verbatim()["payload"] switch
        {
            null => [],
            JsonObject json => json,
            _ => throw KnownErrors.InvalidJson(),
        };
        Route? route = Route.Parse(request.Text("api") ?? "");
        ApiOperation? operation = Possible.FirstOrDefault(o => o.Method == request.Text("method") && o.Resource == route?.Resource);
        if (route is null || operation is null)
        {
            request.Refuse("api", RecordTexts.NotInBulk);
            return null;
        }

        return new Call(call.World, operation, call.Caller, call.Language, route.GuestSpace, payload.DeepClone().AsObject());
    }

    /// <summary>The request that failed carries the error, the others are empty (behaviour.md, "Error body").</summary>
    private static Answer Failed(KintoneErrorException error, MessageLanguage language, int failed, int count)
    {
        Answer one = Answer.Of(error, language, RandomText.Letters(20));
        JsonArray results = [];
        for (int i = 0; i < count; i++)
        {
            results.Add(i == failed ? one.Json : new JsonObject());
        }

        return Answer.Of(new JsonObject { ["results"] = results }) with { Status = one.Status, ErrorCode = one.ErrorCode };
    }
}
