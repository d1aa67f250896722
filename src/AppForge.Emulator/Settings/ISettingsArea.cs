using System.Text.Json.Nodes;
using AppForge.Emulator.Apps;
using AppForge.Emulator.Settings.Mentions;
using AppForge.Emulator.Storage;

namespace AppForge.Emulator.Settings;

/// <summary>One settings area: its resource, what a new app has, how it is shown and written. The document it keeps is in the form of the wire.</summary>
internal interface ISettingsArea
{
    /// <summary>The path after <c>/k/v1/</c> (and <c>preview/</c>), which is also the key in the store.</summary>
    string Resource { get; }

    /// <summary>The right a live GET needs; a pre-live GET always needs app management.</summary>
    AppNeed LiveNeed { get; }

    /// <summary>Whether there is a live PUT. It deploys the whole pre-live settings (behaviour.md, trap 1).</summary>
    bool HasLiveWrite { get; }

    /// <summary>Whether API tokens may use it (endpoints.tsv, "auth kinds").</summary>
    bool AllowsTokens => true;

    /// <summary>What the parameter <c>lang</c> may say; empty where there is no such parameter, because nothing has names in several languages.</summary>
    IReadOnlyList<string> Languages => ["default", "user", "ja", "en", "zh"];

    /// <summary>Where the document mentions fields, principals and files.</summary>
    IReadOnlyList<Mention> Mentions { get; }

    /// <summary>The writing methods and what they do.</summary>
    IReadOnlyList<AreaWrite> Writes { get; }

    /// <summary>The document of an app just created.</summary>
    JsonObject Initial(AppRow app, string name);

    /// <summary>The answer of a GET, without the revision.</summary>
    JsonObject Show(AppSettings settings);
}
