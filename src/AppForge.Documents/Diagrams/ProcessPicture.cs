namespace AppForge.Documents.Diagrams;

/// <summary>
/// Draws the states of a process. The longest path is straight, from left to right when it fits and else from top to
/// bottom; ends that cut it short hang on one dashed bundle; what leads back or aside runs in lanes that no box stands in.
/// </summary>
public static class ProcessPicture
{
    /// <summary>Draws the process. Without states the drawing says that there are none.</summary>
    public static Drawing Draw(ProcessPictureInput input)
    {
        var flow = ProcessFlow.Of(input);
        var description = $"状態遷移図。{input.States.Count}個のステータスと{input.Actions.Count}個のアクション。最も長い流れ: " +
            string.Join(" → ", flow.Spine.Select(s => input.States[s].Name)) + "。";
        var surface = new Surface();
        if (input.States.Count == 0)
        {
            surface.Text(4, 16, "ステータスはない。", 11, ColorRole.SecondInk);
            return SheetCutter.Cut(surface, input.Title, description, SheetCutter.PageWidth, [], new HashSet<double>());
        }
        var across = ProcessAcross.TryLayOut(input, flow);
        if (across is not null && !HasCollision(across))
            return SheetCutter.Cut(across, input.Title, description, SheetCutter.PageWidth, [], new HashSet<double>());
        var down = ProcessDown.LayOut(input, flow);
        return SheetCutter.Cut(down.Surface, input.Title, description, down.Width, down.Cuts, new HashSet<double>());
    }

    // Names of actions that go back may need more room than the path leaves: then top to bottom has it.
    private static bool HasCollision(Surface surface)
    {
        const double Touching = 0.6;
        foreach (var kind in new[] { MarkKind.Text, MarkKind.Box })
        {
            var marks = surface.Marks.Where(m => m.Kind == kind).Select(m => m.Bounds).ToList();
            for (var i = 0; i < marks.Count; i++)
            {
                var inner = new Bounds(marks[i].X + Touching, marks[i].Y + Touching, marks[i].Width - (2 * Touching), marks[i].Height - (2 * Touching));
                if (marks.Skip(i + 1).Any(inner.Overlaps))
                    return true;
            }
        }
        return false;
    }
}
