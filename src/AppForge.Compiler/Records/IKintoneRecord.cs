namespace AppForge.Records;

/// <summary>What is known of a class of records without one of them.</summary>
/// <typeparam name="TSelf">The class.</typeparam>
public interface IKintoneRecord<TSelf>
    where TSelf : KintoneRecord, IKintoneRecord<TSelf>
{
    /// <summary>The key of the app.</summary>
    static abstract string AppKey { get; }

    /// <summary>Reads a record.</summary>
    /// <exception cref="RecordFormatException">A value isn't what the definition says.</exception>
    static abstract TSelf Read(RecordReader reader);
}
