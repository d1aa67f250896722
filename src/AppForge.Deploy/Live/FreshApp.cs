using AppForge.Compiler.Catalog;
using AppForge.Compiler.Model;
using AppForge.Compiler.Syntax;

namespace AppForge.Deploy.Live;

/// <summary>What kintone gives an app that was just created.</summary>
internal static class FreshApp
{
    /// <summary>The app: nothing but kintone's defaults and its name.</summary>
    public static AppModel Of(string key, string name, BuiltInNames builtIns, string timeZone)
    {
        var general = KintoneCatalog.General;
        var shape = (ObjectShape)general.Shape;
        var named = new ObjectValue(shape, [new(shape.Find("name")!, ScalarValue.Of(name))], SourceSpan.None);
        var areas = KintoneCatalog.Areas.ToDictionary(a => a.Name, a => ReferenceEquals(a, general) ? named : (SettingValue?)null, StringComparer.Ordinal);
        return AppModel.OfLive(areas, new CanonicalScope { AppKey = key, BuiltIns = builtIns, TimeZone = timeZone });
    }
}
