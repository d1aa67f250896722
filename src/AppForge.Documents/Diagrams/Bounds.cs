namespace AppForge.Documents.Diagrams;

/// <summary>An upright rectangle in drawing units.</summary>
internal readonly record struct Bounds(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double CenterX => X + (Width / 2);

    public double CenterY => Y + (Height / 2);

    public bool Overlaps(Bounds other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    public bool Contains(Bounds other) => X <= other.X && Y <= other.Y && Right >= other.Right && Bottom >= other.Bottom;
}
