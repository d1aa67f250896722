namespace AppForge.Records;

/// <summary>What is known of a class of rows without one of them.</summary>
/// <typeparam name="TSelf">The class.</typeparam>
public interface IKintoneRow<TSelf>
    where TSelf : KintoneRow, IKintoneRow<TSelf>
{
    /// <summary>Reads a row.</summary>
    /// <exception cref="RecordFormatException">A value isn't what the definition says.</exception>
    static abstract TSelf Read(RecordReader reader);
}
