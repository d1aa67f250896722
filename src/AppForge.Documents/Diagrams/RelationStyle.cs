namespace AppForge.Documents.Diagrams;

/// <summary>The pattern of a relation's line: patterns, not colours, carry the meaning.</summary>
internal static class RelationStyle
{
    public static string Dash(RelationKind kind) => kind switch
    {
        RelationKind.Related => "6 4",
        RelationKind.Action => "1.5 3",
        RelationKind.Integration => "8 3 1.5 3",
        _ => "",
    };

    public static Arrow Arrow(RelationKind kind) => kind == RelationKind.Related ? Diagrams.Arrow.Open : Diagrams.Arrow.Solid;

    public static string Meaning(RelationKind kind) => kind switch
    {
        RelationKind.Lookup => "ルックアップ（矢印の先から写す）",
        RelationKind.Related => "関連レコード（矢印の先を表示）",
        RelationKind.Action => "アクション（矢印の先に作る）",
        _ => "外部連携",
    };
}
