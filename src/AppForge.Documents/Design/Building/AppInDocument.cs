using AppForge.Compiler;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Query;

namespace AppForge.Documents.Design.Building;

/// <summary>The app a document is about, with what its chapters ask for again and again: names, conditions and orders in words.</summary>
internal sealed class AppInDocument(Compilation compilation, AppModel app)
{
    public Compilation Compilation { get; } = compilation;

    public AppModel App { get; } = app;

    public AppFieldScope Scope { get; } = compilation.ScopeOf(app.Key)!;

    public UnmanagedSettings Unmanaged { get; } = new(app);

    /// <summary>The name of an app of the project; its key when the project does not have it.</summary>
    public string NameOf(string appKey) => Compilation.Find(appKey)?.Name ?? appKey;

    public string Label(string code) => Scope.Find(code)?.Label ?? code;

    public string LabelIn(string appKey, string code) => Compilation.ScopeOf(appKey)?.Find(code)?.Label ?? code;

    public string Labels(IEnumerable<string> codes) => string.Join("、", codes.Select(Label));

    /// <summary>A condition on this app's records; <paramref name="none"/> when there is none.</summary>
    public Condition Condition(string query, string none) => ConditionIn(App.Key, query, none);

    public Condition ConditionIn(string appKey, string query, string none)
    {
        if (query.Length == 0)
            return new Condition(none, "");
        return new Condition(Compilation.ScopeOf(appKey) is { } scope ? QueryWording.Japanese(query, scope) : query, query);
    }

    public string SortIn(string appKey, string sort) =>
        Compilation.ScopeOf(appKey) is { } scope ? SortWording.Japanese(sort, scope) : sort;
}
