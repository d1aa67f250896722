using System.Collections.Immutable;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Syntax;

namespace AppForge.Compiler.Model.Symbols;

/// <summary>A row of permissions of an app or of records.</summary>
/// <param name="Value">The row in canonical form.</param>
public sealed record PermissionRow(ObjectValue Value)
{
    /// <summary>Who.</summary>
    public PrincipalSymbol Who => PrincipalSymbol.Of(Value);

    /// <summary>What is allowed, in kintone's words (<c>recordViewable</c>, <c>viewable</c> …).</summary>
    public ImmutableArray<string> Allowed => Value["allow"].Texts();

    /// <summary>The permissions of an app, in order of priority, everyone last.</summary>
    public static ImmutableArray<PermissionRow> OfApp(AppModel app) => List(app.Canonical(KintoneCatalog.Find("acl.app")!));

    /// <summary>Whether the permissions of an app are written; a new app's hold else.</summary>
    public static bool AreWritten(AppModel app) => app.Written(KintoneCatalog.Find("acl.app")!) is not null;

    /// <summary>Where the permissions of an app are written.</summary>
    public static SourceSpan PlaceIn(AppModel app) => app.Written(KintoneCatalog.Find("acl.app")!)?.Origin ?? SourceSpan.None;

    internal static ImmutableArray<PermissionRow> List(SettingValue? value) => [.. value.Objects().Select(r => new PermissionRow(r))];
}
