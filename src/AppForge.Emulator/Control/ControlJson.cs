using System.Text.Json;
using System.Text.Json.Nodes;

namespace AppForge.Emulator.Control;

/// <summary>The JSON of <see cref="ControlPath"/>. Names are those of <see cref="FaultRule"/> and <see cref="RequestLog"/>, beginning small; times are milliseconds.</summary>
internal static class ControlJson
{
    private const int MostMilliseconds = 3_600_000;

    private static readonly string[] Conditions = ["latency", "deployDuration", "concurrencyLimit", "dailyQuota", "searchLimit"];

    private static readonly string[] Names = ["kind", "method", "pathContains", "skip", "times", "delay", "afterHandling", "failNextDeploy", .. Conditions];

    public static JsonObject Of(RequestLog log, EmulatorConditions conditions) => new()
    {
        ["reads"] = log.Reads,
        ["writes"] = log.Writes,
        ["deploys"] = log.Deploys,
        ["highestConcurrency"] = log.HighestConcurrency,
        ["callsOfApps"] = new JsonArray([.. log.CallsOfApps.Select(c => new JsonObject { ["day"] = c.Day.ToString("O"), ["app"] = c.App, ["calls"] = c.Calls, ["overQuota"] = c.Calls > conditions.DailyQuota })]),
        ["recent"] = new JsonArray([.. log.Recent.Select(r => new JsonObject { ["method"] = r.Method, ["path"] = r.Path, ["status"] = r.Status, ["errorCode"] = r.ErrorCode })]),
    };

    public static JsonObject Of(FaultBox faults) => new()
    {
        ["latency"] = (int)faults.Conditions.Latency.TotalMilliseconds,
        ["deployDuration"] = (int)faults.Conditions.DeployDuration.TotalMilliseconds,
        ["concurrencyLimit"] = faults.Conditions.ConcurrencyLimit,
        ["dailyQuota"] = faults.Conditions.DailyQuota,
        ["searchLimit"] = faults.Conditions.SearchLimit,
        ["rules"] = new JsonArray([.. faults.Rules.Select(r => Of(r.Rule, r.Seen))]),
    };

    /// <summary>
    /// Arranges what a body says: <c>{ "kind": "unavailable", "method": "PUT", "pathContains": "/app/views", "skip": 1, "times": 2, "delay": 500 }</c>, or
    /// <c>{ "failNextDeploy": 5 }</c>, or conditions (<see cref="EmulatorConditions"/>): <c>{ "deployDuration": 3000, "latency": 200 }</c>.
    /// </summary>
    /// <exception cref="FormatException">It says something else.</exception>
    public static void Arrange(FaultBox faults, JsonObject body)
    {
        if (body.Select(p => p.Key).Except(Names, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new FormatException($"There is no \"{unknown}\". There are: {string.Join(", ", Names)}.");
        }

        EmulatorConditions before = faults.Conditions;
        EmulatorConditions conditions = before with
        {
            Latency = Milliseconds(body, "latency") ?? before.Latency,
            DeployDuration = Milliseconds(body, "deployDuration") ?? before.DeployDuration,
            ConcurrencyLimit = Limit(body, "concurrencyLimit") ?? before.ConcurrencyLimit,
            DailyQuota = Limit(body, "dailyQuota") ?? before.DailyQuota,
            SearchLimit = Limit(body, "searchLimit") ?? before.SearchLimit,
        };
        long? failing = body.ContainsKey("failNextDeploy") ? Number(body, "failNextDeploy", 1, int.MaxValue) : null;
        FaultRule? rule = body.ContainsKey("kind") ? Rule(body) : null;
        if (!Conditions.Any(body.ContainsKey) && failing is null && rule is null)
        {
            throw new FormatException($"Nothing to arrange: \"kind\" is one of {string.Join(", ", Enum.GetNames<FaultKind>().Select(Small))}.");
        }

        faults.Conditions = conditions;
        if (failing is { } app)
        {
            faults.FailNextDeploy(app);
        }

        if (rule is not null)
        {
            faults.Add(rule);
        }
    }

    private static FaultRule Rule(JsonObject body)
    {
        string word = Text(body, "kind")!;
        FaultKind? kind = Enum.GetValues<FaultKind>().Where(k => Small(k.ToString()) == word).Select(k => (FaultKind?)k).SingleOrDefault();
        return new FaultRule(kind ?? throw new FormatException($"\"kind\" is one of {string.Join(", ", Enum.GetNames<FaultKind>().Select(Small))}."))
        {
            Method = Text(body, "method"),
            PathContains = Text(body, "pathContains") ?? "",
            Skip = Number(body, "skip", 0, int.MaxValue),
            Times = body.ContainsKey("times") ? Number(body, "times", 1, int.MaxValue) : 1,
            Delay = TimeSpan.FromMilliseconds(Number(body, "delay", 0, MostMilliseconds)),
            AfterHandling = body["afterHandling"] switch
            {
                null => false,
                JsonValue flag when flag.TryGetValue(out bool value) => value,
                _ => throw new FormatException("\"afterHandling\" is true or false."),
            },
        };
    }

    private static JsonObject Of(FaultRule rule, int seen) => new()
    {
        ["kind"] = Small(rule.Kind.ToString()),
        ["method"] = rule.Method,
        ["pathContains"] = rule.PathContains,
        ["skip"] = rule.Skip,
        ["times"] = rule.Times,
        ["delay"] = (int)rule.Delay.TotalMilliseconds,
        ["afterHandling"] = rule.AfterHandling,
        ["seen"] = seen,
    };

    private static TimeSpan? Milliseconds(JsonObject body, string name) => body[name] is not null ? TimeSpan.FromMilliseconds(Number(body, name, 0, MostMilliseconds)) : null;

    private static int? Limit(JsonObject body, string name) => body[name] is not null ? Number(body, name, 1, int.MaxValue) : null;

    private static string? Text(JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => throw new FormatException($"\"{name}\" is a text."),
    };

    private static int Number(JsonObject body, string name, int least, int most) => body[name] switch
    {
        null => 0,
        JsonValue value when value.TryGetValue(out int number) && number >= least && number <= most => number,
        _ => throw new FormatException($"\"{name}\" is a number from {least} to {most}."),
    };

    private static string Small(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
