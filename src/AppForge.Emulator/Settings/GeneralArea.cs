using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Input;
using AppForge.Emulator.Settings.Fields;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings;

/// <summary>General settings: a patch per top-level key (settings.md, 1). A nested object is taken whole; what it leaves out falls back to the default.</summary>
internal sealed class GeneralArea : ISettingsArea
{
    public const string Key = "app/settings";
    private const int MaxIconBytes = 800 * 1024;

    private static readonly IReadOnlyList<string> Themes = CatalogWords.OfGeneral("theme");
    private static readonly string[] PresetIcons = [.. Enumerable.Range(1, 90).Select(i => $"APP{i}")];
    private static readonly IReadOnlyList<string> RoundingModes = CatalogWords.OfGeneral("numberPrecision", "roundingMode");
    private static readonly string[] SelectionModes = ["AUTO", "MANUAL"];
    private static readonly string[] IconTypes = ["PRESET", "FILE"];

    private static readonly string[] Flags =
        ["enableThumbnails", "enableBulkDeletion", "enableComments", "enableDuplicateRecord", "enableInlineRecordEditing"];

    // Types that can title a record; the list is not complete in any source (settings.md, 1).
    private static readonly string[] TitleTypes =
    [
        "SINGLE_LINE_TEXT", "MULTI_LINE_TEXT", "RICH_TEXT", "NUMBER", "CALC", "RADIO_BUTTON", "DROP_DOWN", "DATE", "TIME", "DATETIME", "LINK",
        "RECORD_NUMBER", "CREATOR", "CREATED_TIME", "MODIFIER", "UPDATED_TIME",
    ];

    public string Resource => Key;

    public AppNeed LiveNeed => AppNeed.Use;

    public bool HasLiveWrite => false;

    public IReadOnlyList<Mention> Mentions { get; } =
    [
        Mention.Field("titleField.code") with { WhenGone = static (title, _) => title.Parent!["titleField"] = new JsonObject { ["selectionMode"] = "AUTO" } },
        Mention.File("icon.file"),
    ];

    public IReadOnlyList<AreaWrite> Writes => [new("PUT", Put)];

    public JsonObject Initial(AppRow app, string name) => new()
    {
        ["name"] = name,
        ["description"] = "",
        ["icon"] = new JsonObject { ["type"] = "PRESET", ["key"] = "APP72" },
        ["theme"] = "WHITE",
        ["titleField"] = new JsonObject { ["selectionMode"] = "AUTO" },
        ["enableThumbnails"] = true,
        ["enableBulkDeletion"] = false,
        ["enableComments"] = true,
        ["enableDuplicateRecord"] = true,
        ["enableInlineRecordEditing"] = true,
        ["numberPrecision"] = new JsonObject { ["digits"] = "16", ["decimalPlaces"] = "4", ["roundingMode"] = "HALF_EVEN" },
        ["firstMonthOfFiscalYear"] = app.JapaneseNames ? "4" : "1",
    };

    public JsonObject Show(AppSettings settings) => settings.Load(Key);

    private static JsonObject Put(AppSettings settings, InputObject input)
    {
        JsonObject general = settings.Load(Key);
        Set(general, "name", input.Text("name", 1, 64));
        Set(general, "description", input.Text("description", 0, 10000));
        Set(general, "theme", input.Choice("theme", Themes));
        Set(general, "icon", Icon(settings, input.Object("icon")));
        Set(general, "titleField", TitleField(settings.Fields, input.Object("titleField")));
        Set(general, "numberPrecision", Precision(input.Object("numberPrecision")));
        Set(general, "firstMonthOfFiscalYear", input.Integer("firstMonthOfFiscalYear", 1, 12) is { } month ? Wire.Number(month) : null);
        foreach (string flag in Flags)
        {
            Set(general, flag, input.Flag(flag));
        }

        input.Errors.ThrowIfAny();
        settings.Save(Key, input.Patch(general));
        return [];
    }

    private static void Set(JsonObject target, string name, JsonNode? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }
    }

    private static JsonObject? Icon(AppSettings settings, InputObject? icon)
    {
        if (icon is null || !icon.Require("type"))
        {
            return null;
        }

        switch (icon.Choice("type", IconTypes))
        {
            case "PRESET":
                return icon.Require("key") && icon.Choice("key", PresetIcons) is { } key
                    ? icon.Keep(new JsonObject { ["type"] = "PRESET", ["key"] = key }) : null;
            case "FILE" when icon.Require("file"):
                InputObject file = icon.Object("file")!;
                return file.Require("fileKey") && !icon.Errors.Any ? StoredIcon(FileEndpoints.Attach(settings.Call, file.Text("fileKey")!), file) : null;
            case { } type when !IconTypes.Contains(type, StringComparer.Ordinal):
                return icon.Verbatim();
            default:
                return null;
        }
    }

    private static JsonObject? StoredIcon(FileRow file, InputObject sent)
    {
        if (file.Content.Length > MaxIconBytes)
        {
            sent.Refuse("fileKey", Texts.AtMost(MaxIconBytes));
            return null;
        }

        return new JsonObject { ["type"] = "FILE", ["file"] = SettingsFile.Stored(file) };
    }

    private static JsonObject? TitleField(FormFields fields, InputObject? title)
    {
        if (title is null || !title.Require("selectionMode") || title.Choice("selectionMode", SelectionModes) is not { } mode)
        {
            return null;
        }

        if (mode == "AUTO")
        {
            return title.Keep(new JsonObject { ["selectionMode"] = mode });
        }

        if (mode != "MANUAL")
        {
            return title.Verbatim();
        }

        if (!title.Require("code") || title.Text("code") is not { } code)
        {
            return null;
        }

        FormField field = fields.Find(code) ?? throw KnownErrors.FieldNotFound(code);
        if (field.Table is not null || !TitleTypes.Contains(field.Type, StringComparer.Ordinal))
        {
            title.Refuse("code", Texts.BadFieldPair);
        }

        return title.Keep(new JsonObject { ["selectionMode"] = mode, ["code"] = code });
    }

    private static JsonObject? Precision(InputObject? precision)
    {
        if (precision is null)
        {
            return null;
        }

        long digits = precision.Integer("digits", 1, 30) ?? 16;
        long places = precision.Integer("decimalPlaces", 0, 10) ?? 4;
        if (places >= digits)
        {
            precision.Refuse("decimalPlaces", Texts.AtMost(digits - 1));
        }

        return precision.Keep(new JsonObject
        {
            ["digits"] = Wire.Number(digits),
            ["decimalPlaces"] = Wire.Number(places),
            ["roundingMode"] = precision.Choice("roundingMode", RoundingModes) ?? "HALF_EVEN",
        });
    }
}
