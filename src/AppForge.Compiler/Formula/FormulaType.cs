namespace AppForge.Compiler.Formula;

/// <summary>The types of values in formulas (query-and-formula.md, B3).</summary>
internal enum FormulaType
{
    /// <summary>Not known, because of a mistake already reported or an IF with branches of two types: fits everywhere.</summary>
    Unknown,
    Number,
    Text,

    /// <summary>The text <c>""</c>: it stands for "no value" beside numbers too.</summary>
    Empty,
    Boolean,
    NumberArray,
    TextArray,

    /// <summary>Several values of which each has several: no function takes them.</summary>
    OtherArray,
}
