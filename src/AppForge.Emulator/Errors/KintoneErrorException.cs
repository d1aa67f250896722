namespace AppForge.Emulator.Errors;

/// <summary>An answer other than 200, in kintone's shape <c>{code,id,message,errors}</c> (behaviour.md, "Error body").</summary>
internal sealed class KintoneErrorException(int status, string code, LocalizedText text,
    IReadOnlyDictionary<string, IReadOnlyList<LocalizedText>>? errors = null) : Exception(code + ": " + text.En)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public LocalizedText Text { get; } = text;

    /// <summary>Path of the value to its messages; only for CB_VA01.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<LocalizedText>>? Errors { get; } = errors;
}
