using System.Globalization;
using AppForge.Compiler;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Diff;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Documents.Design.Building;

namespace AppForge.Documents.Approval.Building;

/// <summary>Says the changes of one app in words of the screens.</summary>
internal sealed class ChangeRows
{
    private const int MostText = 1_500;

    private readonly ApprovalApp _app;
    private readonly ImpactWording _impact;
    private readonly Language _language;
    private readonly SettingWording _before;
    private readonly SettingWording _after;

    public ChangeRows(ApprovalApp app, Compilation compilation, ImpactWording impact, Language language)
    {
        (_app, _impact, _language) = (app, impact, language);
        var shall = new AppFieldScope(app.Desired, compilation.Find);
        var there = app.Live is { } live ? new AppFieldScope(live, compilation.Find) : shall;
        var principals = new PrincipalWording(new AppInDocument(compilation, compilation.Find(app.Key) ?? app.Desired), language);
        string NameOf(string key) => compilation.Find(key)?.Name ?? key;
        (_before, _after) = (new(there, NameOf, principals, language), new(shall, NameOf, principals, language));
        Places = new(app.Key, Named, principals, language);

        // What goes has a name only where it still is.
        string Named(SymbolKind? kind, string name) => kind switch
        {
            SymbolKind.Field => shall.Find(name)?.Label ?? there.Find(name)?.Label ?? name,
            SymbolKind.Plugin => compilation.Project.Plugins.FirstOrDefault(p => p.Key == name)?.Name ?? name,
            SymbolKind.App => NameOf(name),
            _ => name,
        };
    }

    /// <summary>Says addresses.</summary>
    public PlaceWording Places { get; }

    /// <summary>The rows of the plan: a new app is one, a move is one.</summary>
    public IEnumerable<ApprovalChange> Planned()
    {
        if (_app.IsNew)
            yield return new("add", _app.Name, In("アプリ", "App"), [], TextMarks.Whole(_app.Contents, isMarked: true), [In("新しく作ります。", "Is created.")], false);
        else
            foreach (var change in _app.Changes)
                yield return Row(change, [.. Notes(change)]);
        if (_app.Move is { } move)
            yield return new("change", _app.Name, In("スペース", "Space"), TextMarks.Whole(move.From), TextMarks.Whole(move.To, isMarked: true), [In("反映の最後に移し、すぐ効きます。", "Moved last, acts at once.")], false);
    }

    /// <summary>The rows of somebody else's work.</summary>
    public IEnumerable<ApprovalChange> Foreign() => _app.ForeignChanges.Where(c => !c.IsConsequence).Select(c => Row(c, []));

    /// <summary>A title for a change that needs an approval.</summary>
    public string TitleOf(Change change) => change.Kind switch
    {
        ChangeKind.Remove => In($"{Places.Say(change.Address)}の削除", $"Removal of {Places.Say(change.Address)}"),
        _ => In($"{Places.Say(change.Address)}の変更", $"Change of {Places.Say(change.Address)}"),
    };

    /// <summary>What a person has to do: where, and what.</summary>
    public string Say(ApprovalWork work)
    {
        if (work.Title is { } title)
            return Places.Say(work.Address) + In("：", ": ") + title.In(_language);
        var shape = Places.ShapeAt(work.Address);
        var (before, after) = (Value(work.Before, _before), Value(work.After, _after));
        return Places.Say(work.Address) + In("：", ": ") + (work.After is null ? In("外す", "take away") : before.Length == 0 ? after : $"{before} → {after}");

        string Value(SettingValue? value, SettingWording wording) => value is null || shape is null ? "" : Bounded(wording.Say(value, shape));
    }

    private ApprovalChange Row(Change change, IReadOnlyList<string> notes)
    {
        var (before, after) = Sides(change);
        var place = change.Kind == ChangeKind.Rename ? Places.SayNameOf(change.Address) : Places.Say(change.Address) + (change.IsReorder ? In("の並び", ", order") : "");
        return new(ApprovalDocumentBuilder.KindOf(change), _app.Name, place, before, after, notes, change.Risk == ChangeRisk.LosesData);
    }

    private (IReadOnlyList<MarkedText> Before, IReadOnlyList<MarkedText> After) Sides(Change change) => change switch
    {
        { Kind: ChangeKind.Rename } => TextMarks.Of(change.RenamedFrom ?? "", AddressParts.Unquoted(AddressParts.Of(change.Address.Text)[^1])),
        { Kind: ChangeKind.Add } => ([], TextMarks.Whole(Whole(change.After, change, _after), isMarked: true)),
        { Kind: ChangeKind.Remove } => (TextMarks.Whole(Whole(change.Before, change, _before), isMarked: true), []),
        { IsReorder: true } => (TextMarks.Whole(Names(change.Before, change, _before)), TextMarks.Whole(Names(change.After, change, _after))),
        { Before: ListValue before, After: ListValue after, Shape: ListShape list } when list.Item is not ObjectShape and not UnionShape and not ListShape =>
            TextMarks.Of(Words(before, list, _before), Words(after, list, _after), _after.Comma),
        _ => TextMarks.Of(Said(change.Before, change, _before), Said(change.After, change, _after)),
    };

    private static List<string> Words(ListValue list, ListShape shape, SettingWording wording) => [.. list.Items.Select(i => wording.Say(i, shape.Item))];

    // The names of a map's entries or of a list's rows, in their order.
    private static string Names(SettingValue? value, Change change, SettingWording wording) => value is not ListValue names ? ""
        : string.Join(wording.Comma, names.Items.Select(i => change.Shape is MapShape { Declares: SymbolKind.Field } map && ReferenceEquals(change.Area.Shape, map)
            ? wording.Say(i, new ReferenceShape(SymbolKind.Field)) : (i as ScalarValue)?.Text ?? wording.Describe(i, change.Shape)));

    private string Said(SettingValue? value, Change change, SettingWording wording) => value is null ? "" : Bounded(wording.Say(value, change.Shape));

    // What is nothing but its name (an option) is told by it.
    private string Whole(SettingValue? value, Change change, SettingWording wording)
    {
        var name = AddressParts.Unquoted(AddressParts.Of(change.Address.Text)[^1]);
        return value is null ? "" : wording.Describe(value, change.Shape, name) is { Length: > 0 } said ? Bounded(said) : name;
    }

    // The whole is in the definitions and the design document.
    private string Bounded(string text) => text.Length <= MostText ? text
        : text[..(char.IsHighSurrogate(text[MostText - 1]) ? MostText - 1 : MostText)] + In($"…（ほか {Number(text.Length - MostText)}字）", $"… ({Number(text.Length - MostText)} more characters)");

    private IEnumerable<string> Notes(Change change)
    {
        if (change.Risk == ChangeRisk.LosesData)
            yield return In("レコードの値を失います。", "Values of records are lost.");
        if (change.Risk == ChangeRisk.Rewrites)
            yield return In("作り直します（IDとURLが変わります）。", "Is made anew (its id and URL change).");
        if (change.Kind == ChangeKind.Rename)
            yield return In("値は残り、使っている所も同時に変わります。", "Values stay, and what uses it follows.");
        if (_impact.UsesOf(change, _app.Key) is { Length: > 0 } uses)
            yield return uses;
        if (change.FollowUp is { } followUp)
            yield return In("反映の後に手作業：", "By hand afterwards: ") + followUp.In(_language);
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private string In(string japanese, string english) => _language == Language.Japanese ? japanese : english;
}
