using System.Globalization;

namespace AppForge.Deploy.Kintone;

/// <summary>One parameter of a request that has no body: a value, or a list that goes out as <c>name[0]</c>, <c>name[1]</c> …</summary>
public sealed record KintoneParameter
{
    private KintoneParameter(string name, IReadOnlyList<string> values, bool isList) => (Name, Values, IsList) = (name, values, isList);

    /// <summary>The parameter's name, without index.</summary>
    public string Name { get; }

    /// <summary>The values; exactly one unless <see cref="IsList"/>.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Whether kintone expects an array.</summary>
    public bool IsList { get; }

    /// <summary>A parameter with one value.</summary>
    public static KintoneParameter Of(string name, string value) => new(name, [value], isList: false);

    /// <summary>A parameter with one whole number.</summary>
    public static KintoneParameter Of(string name, long value) => Of(name, Text(value));

    /// <summary>A parameter that is an array, in the order given.</summary>
    public static KintoneParameter List(string name, IEnumerable<string> values) => new(name, [.. values], isList: true);

    /// <summary>A parameter that is an array of whole numbers, in the order given.</summary>
    public static KintoneParameter List(string name, IEnumerable<long> values) => List(name, values.Select(Text));

    /// <summary>The name and the number of values: a value may be a record's.</summary>
    public override string ToString() => IsList ? $"{Name}[{Text(Values.Count)}]" : Name;

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
