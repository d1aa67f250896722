namespace AppForge.Emulator.Http;

/// <summary>An answer that is no single error, and undoes the request all the same.</summary>
internal sealed class RefusedAnswerException(Answer answer) : Exception
{
    public Answer Answer { get; } = answer;
}
