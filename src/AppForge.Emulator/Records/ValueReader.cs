using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Records;

/// <summary>
/// Reads sent values into the form they are kept in (records.md, 1 and 3). What is wrong with a value alone is said here; what is wrong with the
/// record as a whole, by <see cref="RecordChecks"/>.
/// </summary>
internal sealed partial class ValueReader(Call call, RecordForm form, ValidationErrors errors)
{
    private const int FirstYear = 1000;

    private readonly Lazy<EmulatorSpace?> _guestSpace = new(() =>
        call.Store.FindApp(form.App)!.Space is { } id && call.World.Directory.FindSpace(id) is { IsGuest: true } space ? space : null);

    /// <summary>The files that the record has already, by their stored keys: they may be sent back by the key of a GET.</summary>
    public IReadOnlyList<JsonObject> KnownFiles { get; init; } = [];

    /// <summary>The value inside of <c>{"value": …}</c>; a bare value is refused (behaviour.md, trap 41).</summary>
    public static JsonNode? Unwrap(JsonNode? sent) => sent switch
    {
        null => null,
        JsonObject wrapper => wrapper["value"],
        _ => throw KnownErrors.InvalidJson(),
    };

    /// <param name="field">The field.</param>
    /// <param name="value">The sent value.</param>
    /// <param name="home">The path of the record or row the field belongs to.</param>
    /// <returns>The value as it is kept; <see langword="null"/> for none, or where it was refused.</returns>
    public JsonNode? Read(RecordField field, JsonNode? value, string home)
    {
        string path = $"{home}.{field.Code}";
        switch (field.Type)
        {
            case "NUMBER":
                return ReadNumber(field, ScalarOf(value), home);
            case "RADIO_BUTTON" or "DROP_DOWN":
                return ReadChoice(field, ScalarOf(value), path + ".value");
            case "CHECK_BOX" or "MULTI_SELECT":
                return ReadChoices(field, ItemsOf(value), path);
            case "DATE":
                return ReadMoment(ScalarOf(value), path, ReadDate);
            case "TIME":
                return ReadMoment(ScalarOf(value), path, ReadTime);
            case "DATETIME" or "CREATED_TIME" or "UPDATED_TIME":
                return ReadMoment(ScalarOf(value), path, ReadDateTime);
            case "USER_SELECT":
                return ReadPrincipals(ItemsOf(value), "USER", path);
            case "ORGANIZATION_SELECT":
                return ReadPrincipals(ItemsOf(value), "ORGANIZATION", path);
            case "GROUP_SELECT":
                return ReadPrincipals(ItemsOf(value), "GROUP", path);
            case "CREATOR" or "MODIFIER":
                return value is JsonObject person ? Principal("USER", CodeOf(person), path + ".value") : throw KnownErrors.InvalidJson();
            case "FILE":
                return ReadFiles(ItemsOf(value));
            case "MULTI_LINE_TEXT":
                return (ScalarOf(value) ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
            case "RICH_TEXT":
                return UnsafeTag().Replace(ScalarOf(value) ?? "", "");
            case "LINK":
                string link = ScalarOf(value) ?? "";
                CheckLink(field, link, path + ".value");
                return link;
            default:
                return ScalarOf(value) ?? "";
        }
    }

    public static string? ScalarOf(JsonNode? value) => value switch
    {
        null => null,
        JsonValue scalar => scalar.GetValueKind() == JsonValueKind.String ? scalar.GetValue<string>() : scalar.ToJsonString(),
        _ => throw KnownErrors.InvalidJson(),
    };

    public static JsonArray ItemsOf(JsonNode? value) => value switch
    {
        null => [],
        JsonArray items => items,
        _ => throw KnownErrors.InvalidJson(),
    };

    public JsonObject? Principal(string type, string code, string path)
    {
        EmulatorDirectory directory = call.World.Directory;
        switch (type)
        {
            case "USER":
                EmulatorUser user = FindUser(code) ?? throw RecordErrors.UserNotFound(code);
                return Named(code, user.DisplayName);
            case "ORGANIZATION":
                EmulatorOrganization organization = directory.Organizations.FirstOrDefault(o => o.Code == code) ?? throw RecordErrors.OrganizationNotFound(code);
                return Named(code, organization.Name);
            default:
                if (EmulatorDirectory.BuiltInGroups.Concat(directory.Groups).FirstOrDefault(g => g.Code == code) is { } group)
                {
                    return Named(code, group.Name);
                }

                errors.Add(path, Texts.UnknownEntity);
                return null;
        }
    }

    /// <summary>The user, if records of this app may name him: those of a guest space its members only, others no guests (records.md, 3).</summary>
    public EmulatorUser? FindUser(string code) => call.World.Directory.FindPerson(code) is { } user
        && (_guestSpace.Value is { } space ? call.World.Directory.IsMember(space, user) : !user.IsGuest) ? user : null;

    public static JsonObject Named(string code, string name) => new() { ["code"] = code, ["name"] = name };

    private JsonNode? ReadNumber(RecordField field, string? text, string home)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (!DecimalNumber.TryParse(text, out DecimalNumber number))
        {
            // In a table what is no number is dropped without a word (behaviour.md, trap 31).
            if (field.Table is null)
            {
                errors.Add($"{home}[{field.Code}].value", Texts.NotANumber);
            }

            return null;
        }

        string path = $"{home}.{field.Code}.value";
        DecimalNumber rounded = form.Precision.Round(number);
        if (!form.Precision.Holds(rounded))
        {
            errors.Add(path, RecordTexts.TooManyDigits);
        }

        if (DecimalNumber.TryParse(field.Text("maxValue"), out DecimalNumber max) && rounded > max)
        {
            errors.Add(path, RecordTexts.AtMost(max.ToString()));
        }

        if (DecimalNumber.TryParse(field.Text("minValue"), out DecimalNumber min) && rounded < min)
        {
            errors.Add(path, RecordTexts.AtLeast(min.ToString()));
        }

        return rounded.ToString();
    }

    private JsonNode? ReadChoice(RecordField field, string? text, string path)
    {
        if (string.IsNullOrEmpty(text))
        {
            // A radio button cannot be emptied.
            return field.Type == "RADIO_BUTTON" ? field.Text("defaultValue") : null;
        }

        CheckOption(field, text, path);
        return text;
    }

    private JsonArray ReadChoices(RecordField field, JsonArray items, string path)
    {
        List<string> chosen = [.. items.Select(i => ScalarOf(i) ?? "")];
        for (int i = 0; i < chosen.Count; i++)
        {
            CheckOption(field, chosen[i], $"{path}.values[{i}].value");
        }

        return [.. chosen.Distinct(StringComparer.Ordinal).Select(c => JsonValue.Create(c))];
    }

    private void CheckOption(RecordField field, string text, string path)
    {
        if (!field.Options.Contains(text))
        {
            errors.Add(path, Texts.NotAnOption(text));
        }
    }

    private JsonNode? ReadMoment(string? text, string path, Func<string, string?> read)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        string? moment = read(text);
        if (moment is null)
        {
            errors.Add(path + ".value", Texts.BadFormat);
        }

        return moment;
    }

    private static string? ReadDate(string text)
    {
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date.Year >= FirstYear ? QuerySpan.DateText(date) : null;
        }

        return ReadDateTime(text)?[..10];
    }

    private static string? ReadTime(string text) =>
        TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)
            ? time.ToString("HH:mm", CultureInfo.InvariantCulture) : null;

    /// <summary>Seconds are dropped (behaviour.md, trap 35).</summary>
    private static string? ReadDateTime(string text) =>
        MomentForm().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            && moment.UtcDateTime.Year >= FirstYear
            ? Minute(moment) : null;

    public static string Minute(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:00'Z'", CultureInfo.InvariantCulture);

    private JsonArray ReadPrincipals(JsonArray items, string type, string path)
    {
        List<string> codes = [.. items.Select(i => CodeOf(i as JsonObject ?? throw KnownErrors.InvalidJson())).Distinct(StringComparer.Ordinal)];
        return [.. codes.Select((code, i) => Principal(type, code, $"{path}.values[{i}].value"))];
    }

    private static string CodeOf(JsonObject principal) => ScalarOf(principal["code"]) ?? throw KnownErrors.InvalidJson();

    private JsonArray ReadFiles(JsonArray items) => [.. items.Select(i => ReadFile(ScalarOf((i as JsonObject ?? throw KnownErrors.InvalidJson())["fileKey"]) ?? ""))];

    private JsonObject ReadFile(string key)
    {
        if (call.World.FileKeys.Read(key) is { } issued)
        {
            return KnownFiles.FirstOrDefault(f => (string)f["fileKey"]! == issued.File)?.DeepClone().AsObject() ?? throw KnownErrors.FileNotFound(key);
        }

        FileRow file = FileEndpoints.Attach(call, key);
        call.Store.DropUpload(key);
        if (FileText.Of(file) is { Length: > 0 } text)
        {
            call.Store.AddFileText(file.Key, text);
        }

        return new JsonObject
        {
            ["contentType"] = file.ContentType,
            ["fileKey"] = file.Key,
            ["name"] = file.Name,
            ["size"] = Wire.Number(file.Content.Length),
        };
    }

    private void CheckLink(RecordField field, string link, string path)
    {
        if (link.Length == 0)
        {
            return;
        }

        LocalizedText? mistake = field.Text("protocol") switch
        {
            "MAIL" => MailForm().IsMatch(link) ? null : RecordTexts.BadMail,
            "CALL" => PhoneForm().IsMatch(link) ? null : RecordTexts.BadPhone,
            _ => IsUrl(link) ? null : RecordTexts.BadUrl,
        };
        if (mistake is not null)
        {
            errors.Add(path, mistake);
        }
    }

    /// <summary>Some machines take a path for an address: the scheme has to be written.</summary>
    private static bool IsUrl(string link) => Uri.TryCreate(link, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" or "ftp" or "file"
        && link.StartsWith(url.Scheme + "://", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:?\d{2})$")]
    private static partial Regex MomentForm();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+$")]
    private static partial Regex MailForm();

    [GeneratedRegex(@"^[0-9A-Za-z+\-*#,;().\s]+$")]
    private static partial Regex PhoneForm();

    [GeneratedRegex(@"<\s*(script|style|iframe|object|embed)\b[^>]*>.*?(<\s*/\s*\1\s*>|$)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex UnsafeTag();
}
