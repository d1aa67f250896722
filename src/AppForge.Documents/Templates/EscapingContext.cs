using System.Globalization;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace AppForge.Documents.Templates;

/// <summary>
/// Runs templates for HTML: every value written is escaped unless it is <see cref="RawHtml"/>. What would make output
/// differ from run to run (dates, random numbers) or run other text as a template is not there.
/// </summary>
internal sealed class EscapingContext : TemplateContext
{
    private const int MostOutput = 32 * 1024 * 1024;
    private readonly bool _isHtml;

    public EscapingContext(bool isHtml, CancellationToken cancellationToken)
        : base(Builtins())
    {
        _isHtml = isHtml;
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        LoopLimit = 1_000_000;
        RecursiveLimit = 32;
        ObjectRecursionLimit = 20;
        LimitToString = MostOutput;
        OutputLimit = MostOutput;
        OnOutputLimit = ScriptLimitBehavior.Throw;
        OnStringLimit = ScriptLimitBehavior.Throw;
        RegexTimeOut = TimeSpan.FromSeconds(1);
        CancellationToken = cancellationToken;
        PushCulture(CultureInfo.InvariantCulture);
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        if (textAsObject is null)
            return this;
        if (textAsObject is RawHtml raw)
            return Write(raw.Value);
        var text = ObjectToString(textAsObject) ?? "";
        return Write(_isHtml ? Html.Escape(text) : text);
    }

    private static Scriban.Functions.BuiltinFunctions Builtins()
    {
        var builtins = new Scriban.Functions.BuiltinFunctions();
        foreach (var name in new[] { "include", "date", "timespan", "object", "regex", "html" })
            builtins.Remove(name);
        (builtins["math"] as ScriptObject)?.Remove("random");
        (builtins["math"] as ScriptObject)?.Remove("uuid");
        builtins.SetValue("include", new RawInclude(), readOnly: true);
        builtins.Import("raw_svg", new Func<Diagrams.DrawingSheet, RawHtml>(sheet => new RawHtml(sheet.Svg)));
        builtins.Import("css_text", new Func<string, RawHtml>(text => new RawHtml(Html.CssString(text))));
        builtins.Import("breakable", new Func<string, RawHtml>(text => new RawHtml(Html.Breakable(text))));
        return builtins;
    }
}
