using System.Collections.Frozen;
using Microsoft.CodeAnalysis;

namespace AppForge.Compiler.CSharp.Policies;

/// <summary>
/// What policies may use, by name: everything else is refused, whatever it does. A policy sees the definitions and answers; it can't tell today from tomorrow or one machine
/// from another. That guards against mistakes and habits; who may change a repository's policies is decided by its reviews.
/// </summary>
internal static class PolicyApi
{
    // Namespaces whose types are all harmless.
    private static readonly FrozenSet<string> Namespaces = Words(
        """
        System.Collections System.Collections.Generic System.Collections.Immutable System.Collections.ObjectModel System.Collections.Frozen System.Diagnostics.CodeAnalysis
        AppForge.Policies AppForge.Compiler.Model AppForge.Compiler.Model.Symbols AppForge.Compiler.Query AppForge.Compiler.Formula
        """);

    private static readonly FrozenSet<string> Types = Words(
        """
        System.Object System.ValueType System.Enum System.Array System.String System.Char System.Boolean System.Byte System.SByte System.Int16 System.UInt16 System.Int32 System.UInt32 System.Int64
        System.UInt64 System.Int128 System.UInt128 System.Half System.Single System.Double System.Decimal System.Void System.Nullable System.Math System.Convert System.Index System.Range
        System.DateTime System.DateTimeOffset System.DateOnly System.TimeOnly System.TimeSpan System.DayOfWeek System.DateTimeKind System.Version System.Uri System.UriKind
        System.Tuple System.ValueTuple System.Func System.Action System.Predicate System.Comparison System.Converter System.Span System.ReadOnlySpan System.Memory System.ReadOnlyMemory System.MemoryExtensions
        System.IComparable System.IEquatable System.IFormattable System.IDisposable System.IFormatProvider System.IConvertible System.ISpanFormattable System.ISpanParsable System.IParsable System.FormattableString
        System.StringComparer System.StringComparison System.StringSplitOptions System.MidpointRounding System.Base64FormattingOptions
        System.Attribute System.FlagsAttribute System.ObsoleteAttribute System.AttributeUsageAttribute System.AttributeTargets System.ParamArrayAttribute
        System.Exception System.ArgumentException System.ArgumentNullException System.ArgumentOutOfRangeException System.InvalidOperationException System.NotSupportedException System.NotImplementedException
        System.FormatException System.OverflowException System.IndexOutOfRangeException System.NullReferenceException System.InvalidCastException System.DivideByZeroException System.ArithmeticException
        System.Linq.Enumerable System.Linq.IGrouping System.Linq.ILookup System.Linq.Lookup System.Linq.IOrderedEnumerable System.Linq.ImmutableArrayExtensions
        System.Text.StringBuilder System.Text.Rune System.Text.NormalizationForm System.Text.StringRuneEnumerator System.Text.SpanRuneEnumerator System.Text.Encoding System.Text.UTF8Encoding
        System.Text.RegularExpressions.Regex System.Text.RegularExpressions.RegexOptions System.Text.RegularExpressions.Match System.Text.RegularExpressions.MatchCollection
        System.Text.RegularExpressions.Group System.Text.RegularExpressions.GroupCollection System.Text.RegularExpressions.Capture System.Text.RegularExpressions.CaptureCollection
        System.Text.RegularExpressions.MatchEvaluator System.Text.RegularExpressions.ValueMatch
        System.Globalization.CultureInfo System.Globalization.NumberStyles System.Globalization.DateTimeStyles System.Globalization.UnicodeCategory System.Globalization.CharUnicodeInfo
        System.Globalization.CompareOptions System.Globalization.StringInfo System.Globalization.TextInfo System.Globalization.JapaneseCalendar
        AppForge.Compiler.Diagnostics.LocalizedText AppForge.Compiler.Diagnostics.Language AppForge.Compiler.Diagnostics.DiagnosticSeverity
        AppForge.Compiler.Syntax.SourceText AppForge.Compiler.Syntax.SourceSpan AppForge.Compiler.Syntax.LinePosition
        """);

    // Members of those types that are refused: the clock, the machine, chance, reflection, what changes for others too.
    private static readonly FrozenSet<string> Refused = Words(
        """
        System.Object.GetType System.Object.MemberwiseClone System.Exception.GetType System.Exception.TargetSite System.Array.CreateInstance System.Enum.ToObject
        System.DateTime.Now System.DateTime.UtcNow System.DateTime.Today System.DateTime.ToLocalTime System.DateTime.ToUniversalTime System.DateTimeOffset.Now System.DateTimeOffset.UtcNow
        System.DateTimeOffset.ToLocalTime System.DateTimeOffset.LocalDateTime System.TimeZoneInfo.Local System.String.Intern System.String.IsInterned
        System.Object.GetHashCode System.String.GetHashCode
        System.Text.Encoding.RegisterProvider System.Text.Encoding.GetEncoding System.Text.Encoding.GetEncodings System.Text.Encoding.Default
        System.Text.RegularExpressions.Regex.CacheSize System.Text.RegularExpressions.Regex.InfiniteMatchTimeout System.Text.RegularExpressions.Regex.CompileToAssembly
        System.Globalization.CultureInfo.CurrentCulture System.Globalization.CultureInfo.CurrentUICulture System.Globalization.CultureInfo.DefaultThreadCurrentCulture
        System.Globalization.CultureInfo.DefaultThreadCurrentUICulture System.Globalization.CultureInfo.InstalledUICulture System.Globalization.CultureInfo.ClearCachedData
        """);

    /// <summary>Whether a type that the policies don't declare themselves may be used.</summary>
    public static bool Allows(INamedTypeSymbol type)
    {
        var outermost = type;
        while (outermost.ContainingType is { } around)
        {
            outermost = around;
        }

        var space = NameOf(outermost.ContainingNamespace);
        return Namespaces.Contains(space) || Types.Contains($"{space}.{outermost.Name}");
    }

    /// <summary>Whether a member of a type that may be used is refused.</summary>
    public static bool Refuses(ISymbol member) => member.ContainingType is { } type && Refused.Contains($"{NameOf(type.ContainingNamespace)}.{type.Name}.{member.Name}");

    private static string NameOf(INamespaceSymbol? space) => space is null or { IsGlobalNamespace: true } ? "" : space.ToDisplayString();

    private static FrozenSet<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
