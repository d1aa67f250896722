namespace AppForge.Documents.Diagrams;

/// <summary>
/// Draws an app with its neighbours: what it copies from at the left, what uses it at the right. A kind of relation has
/// one line at the app that branches to the neighbours, so lines cross only at right angles and never run through a box.
/// </summary>
public static class RelationsPicture
{
    private const int MostPerSide = 10;

    /// <summary>Draws the app and its neighbours; without any the app stands alone.</summary>
    public static Drawing Draw(RelationsPictureInput input)
    {
        var surface = new Surface();
        var links = input.Links.Where(l => l.From != l.To).ToList();
        var (left, right) = Sides(input, links);
        var layout = new RelationsLayout(surface, input);
        layout.Paint(left, right);
        var legendTop = surface.Bottom + 16;
        RelationsLegend.Paint(surface, input, legendTop);
        var description = $"アプリ関連図。{input.Center.Name}と直接つながる{input.Neighbours.Count}のアプリと外部連携。";
        return SheetCutter.Cut(surface, input.Title, description, SheetCutter.PageWidth, layout.Cuts, new HashSet<double>());
    }

    private static (List<RelationsSideNode> Left, List<RelationsSideNode> Right) Sides(RelationsPictureInput input, List<RelationsPictureLink> links)
    {
        var (left, right) = (new List<RelationsSideNode>(), new List<RelationsSideNode>());
        foreach (var node in input.Neighbours.Where(n => n.Key != input.Center.Key))
        {
            var own = links.Where(l => (l.From == input.Center.Key && l.To == node.Key) || (l.To == input.Center.Key && l.From == node.Key)).ToList();
            if (own.Count == 0)
                continue;
            var isMaster = own.Any(l => l.Kind == RelationKind.Lookup && l.From == input.Center.Key);
            (isMaster ? left : right).Add(new RelationsSideNode(node, own));
        }
        return (Bounded(left), Bounded(right));
    }

    /// <summary>What is too much for one side becomes one box that says how many; the list after the drawing has them all.</summary>
    private static List<RelationsSideNode> Bounded(List<RelationsSideNode> nodes)
    {
        if (nodes.Count <= MostPerSide)
            return nodes;
        var rest = nodes.Count - (MostPerSide - 1);
        var services = nodes.Skip(MostPerSide - 1).Count(n => n.Node.IsService);
        var name = services == 0 ? $"ほか{rest}アプリ（一覧）" : $"ほか{rest - services}アプリ、{services}連携（一覧）";
        var more = new RelationsPictureNode("", name, false, false);
        return [.. nodes.Take(MostPerSide - 1), new RelationsSideNode(more, [])];
    }
}
