using System.Globalization;
using System.Text;
using AppForge.Compiler;
using AppForge.Documents.Design.Building;
using AppForge.Documents.Prose;

namespace AppForge.Documents.Design;

/// <summary>Makes an アプリ設計書 of an app of a compiled project. Pure: the same project and prose give the same document.</summary>
/// <param name="compilation">The project.</param>
/// <param name="content">
/// Reads a file of the project by its path, null where it isn't there: JavaScript and CSS are listed with size and digest. Left out: the texts of the compilation.
/// </param>
public sealed class DesignDocumentBuilder(Compilation compilation, Func<string, ReadOnlyMemory<byte>?>? content = null)
{
    private readonly Func<string, ReadOnlyMemory<byte>?> _content =
        content ?? (path => compilation.Files.Find(path) is { } file ? (ReadOnlyMemory<byte>?)Encoding.UTF8.GetBytes(file.Content) : null);

    private const int HashDigits = 8;

    /// <summary>Makes the document.</summary>
    /// <param name="appKey">The app.</param>
    /// <param name="overview">The text of the app's <c>docs/overview.md</c>; empty when there is none.</param>
    /// <param name="changelog">The text of the app's <c>CHANGELOG.md</c>; empty when there is none. Version and date of the document are those of its first item.</param>
    /// <exception cref="ArgumentException">The project has no such app.</exception>
    public DesignDocument Build(string appKey, string overview, string changelog)
    {
        var app = new AppInDocument(compilation, compilation.Find(appKey) ?? throw new ArgumentException($"The project has no app {appKey}.", nameof(appKey)));
        var prose = ProseDocument.Parse(overview);
        var principals = new PrincipalWording(app);
        var revisions = RevisionReader.Read(changelog);
        var placed = FieldPlacement.Of(app);
        var fields = new FieldsBuilder(app, placed);
        return new DesignDocument(
            Cover(app, revisions), [.. revisions.Select(r => r.Revision)], OverviewBuilder.Build(app, principals, prose),
            new RelationsBuilder(app).Build(), new SettingsBuilder(app).Build(), fields.Build(), new FormBuilder(app).Build(),
            ReferencesBuilder.Build(app, placed), ReferencesBuilder.Views(app), new GraphsBuilder(app).Build(),
            new ProcessBuilder(app, principals).Build(), new AccessBuilder(app, principals).Build(),
            new NotificationsBuilder(app, principals).Build(), AppActionsBuilder.Build(app, principals), new ExtensionsBuilder(app, _content).Build(),
            OverviewBuilder.Limits(prose), WaiversBuilder.Build(app), fields.OptionLists, new FieldIndexBuilder(app, placed).Build(), app.Unmanaged.Sections, app.Unmanaged.Parts);
    }

    private DocumentCover Cover(AppInDocument app, IReadOnlyList<(Revision Revision, DateOnly? Date)> revisions)
    {
        var project = compilation.Project;
        var version = revisions.Count > 0 ? revisions[0].Revision.Version : "0.1";
        var issued = revisions.Count > 0 && revisions[0].Date is { } date ? date : ProjectDate(project.DocumentIssued);
        return new DocumentCover(project.DocumentProject ?? "", "アプリ設計書", app.App.Key, app.App.Name, app.App.Own("space") ?? "", version,
            issued is { } day ? JapaneseDate.Words(day) : "発行日未定", issued is { } day2 ? JapaneseDate.Digits(day2) : "未定",
            project.DocumentClient ?? "", project.DocumentContractor ?? "", $"DD-{app.App.Key}-{version}", OverviewBuilder.Classification(app),
            compilation.DefinitionHash(app.App.Key)[..HashDigits]);
    }

    private static DateOnly? ProjectDate(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
