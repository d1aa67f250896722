using AppForge.Compiler.Catalog.Policies;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;

namespace AppForge.Compiler.Rules.Policies;

/// <summary>P-EXT-07: an app is told before it has as many plug-ins as kintone takes.</summary>
internal sealed class PluginCountPolicy : AppRule
{
    // 20 is the limit of an app (limits.md); four fifths of it leave room for what comes.
    private const int Many = 16;

    private static readonly DiagnosticDescriptor TooMany = PolicyList.Descriptor("P-EXT-07",
        "プラグインが{0}個あります。kintone の上限は1アプリ20個です。", "There are {0} plug-ins; kintone takes 20 for an app.",
        "使っていないプラグインを外してください。", "Take out those that aren't used.",
        Example(Many + 1), Example(1));

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [TooMany];

    public override void CheckApp(AppModel app, Compilation compilation, DiagnosticBag diagnostics)
    {
        var plugins = PluginSymbol.Of(app);
        if (plugins.Length > Many)
        {
            diagnostics.Report(TooMany, app.PlaceOf(plugins[Many].Value), plugins.Length);
        }
    }

    private static string Example(int count)
    {
        var keys = Enumerable.Range(0, count).Select(i => "p" + (char)('a' + i)).ToList();
        return $"plugins: [{string.Join(", ", keys)}]\n# file: appforge.yaml\nname: 例\npolicies: {{ P-EXT-07: warning }}\nplugins:\n"
            + string.Concat(keys.Select((k, i) => $"  {k}: {{ name: {k}, id: abcdefghijklmnopabcdefghijklmn{(char)('a' + (i / 16))}{(char)('a' + (i % 16))} }}\n"));
    }
}
