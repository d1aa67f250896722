using System.Globalization;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;

namespace AppForge.Compiler.Rules;

/// <summary>No list is longer than kintone takes (limits.md).</summary>
internal sealed class ListLengthRule : Rule
{
    private static readonly DiagnosticDescriptor TooMany = DiagnosticDescriptor.Error("AF3404",
        "「{0}」は {1}件までです（いまは {2}件）。", "At most {1} of \"{0}\" (there are {2}).",
        "数を減らしてください。kintone が受け付ける数です。", "Take some away: kintone takes no more.");

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [TooMany];

    public override void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var app in compilation.Apps.Values.Where(a => a.Definition is not null))
        {
            Check(app.Definition!, KintoneCatalog.App, "", diagnostics);
        }
    }

    private static void Check(SettingValue value, Shape shape, string name, DiagnosticBag diagnostics)
    {
        switch (shape, value)
        {
            case (_, ObjectValue v):
                foreach (var property in v.Properties)
                {
                    Check(property.Value, property.Shape.Shape, property.Shape.Name, diagnostics);
                }

                break;
            case (MapShape s, MapValue v):
                foreach (var entry in v.Entries)
                {
                    Check(entry.Value, s.Value, name, diagnostics);
                }

                break;
            case (ListShape s, ListValue v):
                if (s.Most is { } most && v.Items.Length > most)
                {
                    diagnostics.Report(TooMany, v.Origin, name, Number(most), Number(v.Items.Length));
                }

                foreach (var item in v.Items)
                {
                    Check(item, s.Item, name, diagnostics);
                }

                break;
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
