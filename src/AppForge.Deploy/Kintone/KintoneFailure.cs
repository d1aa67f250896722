namespace AppForge.Deploy.Kintone;

/// <summary>One failed attempt, before anybody has decided what to do about it.</summary>
/// <param name="Cause">How far it got.</param>
/// <param name="Status">The HTTP status, where an answer came.</param>
/// <param name="Error">kintone's error, where the answer held one.</param>
/// <param name="Exception">What the transport threw.</param>
internal sealed record KintoneFailure(FailureCause Cause, int? Status = null, KintoneError? Error = null, Exception? Exception = null)
{
    // Older answers of kintone use 520 for what is a bad request; only then does it carry kintone's code.
    private const int OldBadRequest = 520;

    public string? Code => Error?.Code;

    public bool IsDatabaseLock => Code == "GAIA_DA02";

    /// <summary>Whether kintone may have carried out what was asked.</summary>
    public bool LeavesDoubt =>
        Cause is FailureCause.TimedOut or FailureCause.AnswerLost or FailureCause.NotKintone or FailureCause.TooLarge
        || Kind == KintoneErrorKind.ServerError;

    public KintoneErrorKind Kind => Cause switch
    {
        FailureCause.Answered => OfAnswer(),
        FailureCause.NotKintone or FailureCause.Redirected or FailureCause.TooLarge => KintoneErrorKind.Unexpected,
        _ => KintoneErrorKind.Unreachable,
    };

    private KintoneErrorKind OfAnswer() => (Status, Code) switch
    {
        (429, _) => KintoneErrorKind.RateLimited,
        (409, _) or (_, "GAIA_CO02" or "GAIA_CO03") => KintoneErrorKind.Conflict,
        (401 or 407, _) or (_, "CB_AU01" or "CB_WA01" or "CB_TW02" or "CB_CS01" or "GAIA_IA02") => KintoneErrorKind.Unauthorized,
        (403, _) or (_, "GAIA_NO01" or "GAIA_NO02" or "CB_NO01" or "CB_NO02") => KintoneErrorKind.Forbidden,
        (404, _) or (_, "GAIA_AP01") => KintoneErrorKind.NotFound,
        (OldBadRequest, not null) => KintoneErrorKind.Refused,
        ( >= 500, _) => KintoneErrorKind.ServerError,
        ( >= 400, _) => KintoneErrorKind.Refused,
        _ => KintoneErrorKind.Unexpected,
    };
}
