namespace AppForge.Documents.Diagrams;

/// <summary>
/// The columns of a process drawn from top to bottom, from left to right: ends that cut the flow short, a gap for their
/// labels, the path, labels, lanes, labels again, states aside. Labels get less room until the page is wide enough.
/// </summary>
internal sealed record ProcessDownWidths(int BundleCount, double BundleLabel, double Label, double Lane, int LaneCount, double AsideLabel, bool HasAside)
{
    public const double End = 112;
    public const double EndStep = End + 14;
    public const double Spine = 140;
    public const double Aside = 116;
    public const double NumbersOnly = 34;

    public double SpineX => 4 + (BundleCount * EndStep) + (BundleCount > 0 ? BundleLabel : 0);

    public double SpineRight => SpineX + Spine;

    public double LanesX => SpineRight + Label;

    public double LanesRight => LanesX + (LaneCount * Lane);

    public double AsideX => LanesRight + AsideLabel;

    public double Total => (HasAside ? AsideX + Aside : LanesRight) + 6;

    /// <summary>Whether the labels of the lanes have room for words.</summary>
    public bool HasWords => Label > NumbersOnly;

    public static ProcessDownWidths Fit(int bundleCount, double bundleLabel, double leastBundleLabel, double label, int laneCount, double asideLabel, bool hasAside)
    {
        var widest = new ProcessDownWidths(bundleCount, bundleLabel, label, 12, laneCount, hasAside ? asideLabel : 0, hasAside);
        if (widest.Total <= SheetCutter.PageWidth)
            return widest;
        for (var room = 168.0; room >= NumbersOnly; room -= room - 6 < NumbersOnly && room > NumbersOnly ? room - NumbersOnly : 6)
        {
            var tried = widest with
            {
                Label = Math.Min(label, room),
                AsideLabel = hasAside ? Math.Min(asideLabel, room) : 0,
                Lane = room > 90 ? 11 : 7,
                BundleLabel = Math.Min(bundleLabel, Math.Max(leastBundleLabel, room)),
            };
            if (tried.Total <= SheetCutter.PageWidth)
                return tried;
        }
        // So many lanes that a page has no room: the lanes move together, lines stay apart.
        var least = widest with { Label = NumbersOnly, AsideLabel = hasAside ? NumbersOnly : 0, BundleLabel = bundleCount > 0 ? leastBundleLabel : 30, Lane = 4 };
        var rest = SheetCutter.PageWidth - (least.Total - (laneCount * least.Lane));
        return least with { Lane = Math.Max(1, Math.Floor(rest / Math.Max(1, laneCount) * 10) / 10) };
    }
}
