namespace AppForge.Deploy.Kintone;

/// <summary>What went wrong with the outside world, as far as a caller decides by it.</summary>
public enum KintoneErrorKind
{
    /// <summary>No answer came: host unknown, connection refused or lost, TLS failed, time over.</summary>
    Unreachable,

    /// <summary>kintone does not know who speaks: wrong password, foreign or missing token.</summary>
    Unauthorized,

    /// <summary>kintone knows who speaks and does not let them.</summary>
    Forbidden,

    /// <summary>The app, record or file is not there (or not for this user).</summary>
    NotFound,

    /// <summary>The revision is not the latest: someone else, or an earlier attempt of ours, was there first.</summary>
    Conflict,

    /// <summary>kintone understood and refused: invalid settings, limits.</summary>
    Refused,

    /// <summary>Too many requests at a time, even after waiting.</summary>
    RateLimited,

    /// <summary>kintone failed or is under maintenance.</summary>
    ServerError,

    /// <summary>An answer that kintone would not give: HTML, a redirect, a missing property, too many bytes.</summary>
    Unexpected,
}
