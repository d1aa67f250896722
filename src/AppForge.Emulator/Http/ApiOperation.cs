namespace AppForge.Emulator.Http;

/// <summary>One row of the endpoint table. <see cref="Resource"/> is the path after <c>/k/v1/</c> without <c>.json</c>; of the User API the whole path.</summary>
internal sealed record ApiOperation(string Method, string Resource, Func<Call, Answer> Handle)
{
    public const string UserApi = "/v1/";

    public bool IsUserApi => Resource.StartsWith(UserApi, StringComparison.Ordinal);

    /// <summary>False where endpoints.tsv has no "token" among the auth kinds.</summary>
    public bool AllowsTokens { get; init; } = true;

    /// <summary>There is no such path in a guest space.</summary>
    public bool IsNeverGuest { get; init; }

    /// <summary>The path is there in guest spaces only.</summary>
    public bool IsGuestOnly { get; init; }

    /// <summary>Answers whoever asks, logged in or not.</summary>
    public bool IsOpen { get; init; }

    /// <summary>A file transfer: multipart in, or bytes out.</summary>
    public bool IsFile { get; init; }
}
