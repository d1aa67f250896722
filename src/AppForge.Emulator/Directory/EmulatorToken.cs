namespace AppForge.Emulator;

/// <summary>An API token of an app. kintone makes them in its screens only, so the emulator takes them as given.</summary>
/// <param name="Token">The secret.</param>
/// <param name="App">The id of the app.</param>
/// <param name="Rights">What it allows.</param>
public sealed record EmulatorToken(string Token, long App, AppRights Rights)
{
    /// <summary>The token without its secret.</summary>
    /// <returns>Text for logs.</returns>
    public override string ToString() => $"API token of app {App} ({Rights})";
}
