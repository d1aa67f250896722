using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Errors;
using AppForge.Emulator.Http;
using AppForge.Emulator.Input;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings.Fields;

/// <summary>The app a lookup, a related-records field or an app action points to. Its id is kept; its code is looked up when shown (behaviour.md, trap 23).</summary>
internal static class RelatedApp
{
    private const string Property = "relatedApp";

    /// <summary>The app named by <c>relatedApp</c>: the code wins over the id; it must be deployed and visible, except that related records may show their own app.</summary>
    public static AppRow? Read(AppSettings settings, InputObject input, bool selfMayBeUndeployed, string property = Property)
    {
        if (!input.Require(property))
        {
            return null;
        }

        InputObject related = input.Object(property)!;
        string code = related.Text("code") ?? "";
        if (code.Length == 0 && !related.Require("app"))
        {
            return null;
        }

        long id = code.Length == 0 ? related.Integer("app", 1) ?? 0 : 0;
        if (input.Errors.Any)
        {
            return null;
        }

        AppRow? app = code.Length > 0 ? settings.Call.Store.FindApp(code) : settings.Call.Store.FindApp(id);
        bool isSelf = app?.Id == settings.App.Id;
        bool usable = app is not null && (isSelf
            ? app.IsDeployed || selfMayBeUndeployed
            : app.IsDeployed && settings.Call.World.Access.Allows(settings.Call.Caller, app, AppNeed.UseOrManage));
        return usable ? app : throw KnownErrors.AppNotFound(code.Length > 0 ? code : Wire.Number(id));
    }

    public static JsonObject Stored(AppRow app) => new() { ["app"] = Wire.Number(app.Id) };

    public static long IdOf(JsonObject reference, string property = Property) =>
        long.Parse((string)reference[property]!["app"]!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The fields a reference can name: the related app's live form, or for the own app the form as it is being written.</summary>
    public static FormFields FieldsOf(AppSettings settings, long app, FormFields own) =>
        app == settings.App.Id ? own : new FormFields(settings.Call.Store.FindSetting(app, FieldsArea.Key, Side.Live) ?? throw KnownErrors.AppNotFound(app));

    /// <summary>How a GET shows it: <see langword="null"/> for a caller without any right on the related app (behaviour.md, trap 22).</summary>
    public static JsonObject? Show(Call call, JsonObject reference, string property = Property)
    {
        // An app that was deleted with its space is like one that may not be seen.
        if (call.Store.FindApp(IdOf(reference, property)) is not { } app || !call.World.Access.Allows(call.Caller, app, AppNeed.UseOrManage))
        {
            return null;
        }

        reference[property] = new JsonObject { ["app"] = Wire.Number(app.Id), ["code"] = app.Code };
        return reference;
    }
}
