using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;
using AppForge.Compiler.Wire;

namespace AppForge.Compiler.Binding;

/// <summary>Binds what stands under <c>raw:</c>. It is only for what the catalog doesn't know: anything else has to be written out, so that it is checked.</summary>
/// <param name="diagnostics">Where mistakes go.</param>
internal sealed class RawBinder(DiagnosticBag diagnostics)
{
    /// <summary>A value in place of one of a shape.</summary>
    public RawValue? Value(RawForm raw, Shape shape, SourceSpan span) => Value(raw, raw.Read(shape), span);

    /// <summary>A value in place of an entry of a map.</summary>
    public RawValue? Entry(RawForm raw, MapShape map, SourceSpan span) => Value(raw, raw.ReadEntry(map), span);

    /// <summary>The unknown properties of an object that is known.</summary>
    public ImmutableSortedDictionary<string, string> Properties(MappingNode node, ObjectShape shape, UnionShape? union)
    {
        var raw = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in node.Entries)
        {
            var json = RawJson.FromSyntax(entry.Value);
            if (RawProperties.IsUnknown(entry.Key.Value, json, shape) && entry.Key.Value != union?.WireTag)
            {
                raw[entry.Key.Value] = json;
            }
            else
            {
                diagnostics.Report(BinderDiagnostics.KnownRaw, entry.Key.Span, entry.Key.Value);
            }
        }

        return raw.ToImmutable();
    }

    private RawValue? Value(RawForm raw, SettingValue? understood, SourceSpan span)
    {
        if (understood is RawValue value)
        {
            return new(value.Json, span, value.Tag);
        }

        diagnostics.Report(BinderDiagnostics.KnownRaw, raw.Node.Span, BinderReports.Shortened(raw.Json));
        return null;
    }
}
