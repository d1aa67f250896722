namespace AppForge.Testing.OpenApi;

/// <summary>The test sends on purpose what the description does not have, and says itself what is accepted: its requests are not held against it.</summary>
/// <param name="reason">What it sends, or what its emulator knows.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class BeyondContractAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;

    /// <summary>Its emulator is one that the description cannot know: the answers are not held against it either.</summary>
    public bool AnswersToo { get; init; }
}
