namespace AppForge.Documents.Diagrams;

/// <summary>Lines that join in one lane and end at one state.</summary>
internal sealed record ProcessRoute(ProcessBundle Bundle, IReadOnlyList<(ProcessPictureAction Action, (Point At, bool IsAside) End)> Sources, (Point At, bool IsAside) Target)
{
    /// <summary>The heights between which the lane is taken.</summary>
    public (double Top, double Bottom) Span
    {
        get
        {
            var all = Sources.Select(s => s.End.At.Y).Append(Target.At.Y).ToList();
            return (all.Min(), all.Max());
        }
    }

    /// <summary>
    /// A lane for each route, none taken twice at the same height; short routes stand nearest to the path. Then lanes
    /// are exchanged as long as that saves a crossing.
    /// </summary>
    public static IReadOnlyList<int> AssignLanes(IReadOnlyList<ProcessRoute> routes)
    {
        var lanes = new int[routes.Count];
        var taken = new List<List<(double Top, double Bottom)>>();
        foreach (var i in Enumerable.Range(0, routes.Count).OrderBy(i => routes[i].Span.Bottom - routes[i].Span.Top).ThenBy(i => i))
        {
            var (top, bottom) = routes[i].Span;
            var lane = taken.FindIndex(l => l.All(s => s.Bottom + 6 < top || bottom + 6 < s.Top));
            if (lane < 0)
            {
                lane = taken.Count;
                taken.Add([]);
            }
            taken[lane].Add((top, bottom));
            lanes[i] = lane;
        }
        Improve(routes, lanes, taken.Count);
        return lanes;
    }

    private static void Improve(IReadOnlyList<ProcessRoute> routes, int[] lanes, int count)
    {
        var crossings = Crossings(routes, lanes);
        for (var pass = 0; pass < 2; pass++)
        {
            for (var a = 0; a + 1 < count; a++)
            {
                Exchange(lanes, a, a + 1);
                var fewer = Crossings(routes, lanes);
                if (fewer < crossings)
                    crossings = fewer;
                else
                    Exchange(lanes, a, a + 1);
            }
        }
    }

    private static void Exchange(int[] lanes, int a, int b)
    {
        for (var i = 0; i < lanes.Length; i++)
            lanes[i] = lanes[i] == a ? b : lanes[i] == b ? a : lanes[i];
    }

    private static int Crossings(IReadOnlyList<ProcessRoute> routes, int[] lanes)
    {
        var count = 0;
        for (var i = 0; i < routes.Count; i++)
        {
            foreach (var (at, isAside) in routes[i].Sources.Select(s => s.End).Append(routes[i].Target))
            {
                for (var j = 0; j < routes.Count; j++)
                {
                    var (top, bottom) = routes[j].Span;
                    var isBetween = isAside ? lanes[j] > lanes[i] : lanes[j] < lanes[i];
                    count += j != i && isBetween && at.Y > top && at.Y < bottom ? 1 : 0;
                }
            }
        }
        return count;
    }
}
