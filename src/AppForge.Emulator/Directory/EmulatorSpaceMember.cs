namespace AppForge.Emulator;

/// <summary>A member of a space: a user, or all users of a group or an organisation.</summary>
/// <param name="Code">The code.</param>
public sealed record EmulatorSpaceMember(string Code)
{
    /// <summary><c>USER</c>, <c>GROUP</c> or <c>ORGANIZATION</c>.</summary>
    public string Type { get; init; } = "USER";

    /// <summary>An administrator of the space.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>For an organisation: those below it belong to it.</summary>
    public bool IncludesSubs { get; init; }

    /// <summary>A user who is an ordinary member.</summary>
    /// <param name="code">The login name.</param>
    public static implicit operator EmulatorSpaceMember(string code) => FromString(code);

    /// <summary>A user who is an ordinary member.</summary>
    /// <param name="code">The login name.</param>
    /// <returns>The member.</returns>
    public static EmulatorSpaceMember FromString(string code) => new(code);
}
