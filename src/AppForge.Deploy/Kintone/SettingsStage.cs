namespace AppForge.Deploy.Kintone;

/// <summary>Which of an app's two sets of settings is meant.</summary>
public enum SettingsStage
{
    /// <summary>What users work with.</summary>
    Live,

    /// <summary>Written, not yet deployed; reading it takes the right to manage the app.</summary>
    PreLive,
}
