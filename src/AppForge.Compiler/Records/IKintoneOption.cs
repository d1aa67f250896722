namespace AppForge.Records;

/// <summary>
/// An option of a choice field. It is a text and no enumeration: a record may hold an option that was added by hand, and reading it must not fail.
/// </summary>
/// <typeparam name="TSelf">The type of the field's options.</typeparam>
public interface IKintoneOption<TSelf>
    where TSelf : struct, IKintoneOption<TSelf>
{
    /// <summary>The option as records hold it.</summary>
    string Value { get; }

    /// <summary>The option of a text.</summary>
    static abstract TSelf Of(string value);
}
