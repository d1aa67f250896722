using AppForge.Compiler.Catalog.Kinds;
using AppForge.Compiler.Model;
using AppForge.Compiler.Query;
using AppForge.Compiler.Syntax;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.Areas;

/// <summary>
/// Process management (settings.md, section 3): on as long as there are states. The first state is worked on by the record's creator unless something else
/// is written. Switched off, it keeps its states: then they are left alone unless they are written.
/// </summary>
internal static class ProcessArea
{
    private static readonly ObjectShape Entity = EntityOf(PrincipalTypes.DirectoryOrField | PrincipalTypes.CustomField | PrincipalTypes.Creator);

    private static readonly ObjectShape Assignee = new([
        Optional("type", OneOf(("ONE", "候補から1名を選ぶ", "one of the candidates"), ("ALL", "候補の全員が行う", "all candidates"), ("ANY", "候補のうち誰か1名が行う", "any candidate")),
            "決め方", "Rule", "ONE")
            .Says("ONE 候補から1名を選ぶ／ALL 全員が行う／ANY 誰か1名が行う。最初のステータスは ONE だけ。", "ONE is chosen, ALL have to act, ANY one acts. Only ONE in the first state.").AsUsual(),
        Optional("entities", new ListShape { Item = Entity, IsSet = true, Identities = [["entity"]], IsIdentityStrict = true }, "候補", "Candidates",
            Computed("最初のステータスはレコードの作成者、ほかはなし", "the record's creator for the first state, else nobody", static c => c.Position == 0 ? TheCreator(c) : new ListValue([], SourceSpan.None))),
    ]);

    private static readonly ObjectShape State = new([
        Optional("assignee", Assignee, "作業者", "Assignee", EmptyObject(Assignee))
            .Says("そのステータスで作業する人。最初のステータスはレコードの作成者です。", "Who works in that state. In the first one it is the creator of the record.").AsUsual(),
        Ours("help", Text(2_000), "備考", "Note"),
    ]);

    private static readonly PropertyShape[] ActionProperties =
    [
        Required("name", Name(Limits.ProcessName.Most), "アクション名", "Action"),
        Required("from", new ReferenceShape(SymbolKind.State), "実行前のステータス", "From")
            .Says("この名前のステータスにあるときに押せます。", "Can be pressed in this state."),
        Required("to", new ReferenceShape(SymbolKind.State), "実行後のステータス", "To"),
        Optional("filterCond", Condition(QueryPlace.ProcessAction), "実行できる条件", "Condition", "")
            .Says("満たすレコードでだけ押せます。kintone のクエリ。", "Only for records that fit: a query of kintone."),
    ];

    private static readonly ObjectShape ExecutableUser = new([
        Optional("entities", new ListShape { Item = EntityOf(PrincipalTypes.DirectoryOrField), IsSet = true, Identities = [["entity"]], IsIdentityStrict = true }, "実行できる人", "Who may", Empty),
    ], sole: "entities");

    private static readonly Variant Primary = Variant("PRIMARY", "作業者が行うアクション", "Action of the assignee", ActionProperties);

    private static readonly UnionShape Action = new()
    {
        YamlTag = "type",
        WireTag = "type",
        Default = Primary,
        Variants =
        [
            Primary,
            Variant("SECONDARY", "作業者以外も行えるアクション", "Action of others",
                [.. ActionProperties, Required("executableUser", ExecutableUser, "実行できる人", "Who may")]),
        ],
    };

    private static readonly MapShape States = new()
    {
        Key = Name(Limits.ProcessName.Most),
        KeyTitle = new("ステータス名", "name of the state"),
        Value = State,
        Declares = SymbolKind.State,
        IsOrdered = true,
        Wire = new KeyedMapWire("name", "index"),
        LosesData = true,
    };

    private static readonly ObjectShape Process = new([
        Optional("enable", Flag, "プロセス管理を有効にする", "Enable", Computed(
            "ステータスがあれば true", "true as long as there are states", static c => ScalarValue.Of(c.Siblings["states"] is MapValue { Entries.IsEmpty: false } ? "true" : "false")))
            .Says("ステータスがあれば自動で true。false にしてもステータスは kintone に残ります。", "True as long as there are states. Off keeps the states in kintone."),
        Optional("states", States, "ステータス", "States", WhenOn(new MapValue([], SourceSpan.None)))
            .Says("書いた順に並びます。最初のものが始まりです。", "In the order written; the first one is where records start."),
        Optional("actions", new ListShape { Item = Action, Identities = [["from", "name"], ["name"]] }, "アクション", "Actions", WhenOn(new ListValue([], SourceSpan.None))),
    ]);

    public static readonly SettingsArea Area = new()
    {
        Section = "process",
        Title = new("プロセス管理", "Process management"),
        Resource = "app/status",
        Mode = WriteMode.Patch,
        After = ["fields"],
        Default = EmptyObject(Process),
        Shape = Process,
    };

    private static ObjectShape EntityOf(PrincipalTypes types) => new([
        Required("entity", WhoOf(types), "対象", "Who"), Optional("includeSubs", Flag, "下位組織も含む", "Include sub-organizations", "false"),
    ], sole: "entity");

    // Off and not written: no value, so that what kintone still stores is kept.
    private static DefaultRule WhenOn(SettingValue empty) => Computed(
        "なし（プロセスを止めている間は kintone にあるまま）", "empty; kept while the process is off", c => c.Siblings.Text("enable") == "true" ? empty : null);

    private static ListValue TheCreator(DefaultContext context)
    {
        var entity = ScalarValue.Of(PrincipalKind.FieldPrefix + context.Scope.BuiltInCode("CREATOR"));
        return new([new ObjectValue(Entity, [new(Entity.Find("entity")!, entity)], SourceSpan.None)], SourceSpan.None);
    }
}
