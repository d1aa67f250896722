namespace AppForge.Documents.Diagrams;

/// <summary>The colours by role. Shapes carry the class for a page that recolours, and the light value for everything else.</summary>
internal static class Palette
{
    public static IReadOnlyList<(ColorRole Role, string Name, string Light)> Colors { get; } =
    [
        (ColorRole.None, "none", "none"),
        (ColorRole.Paper, "paper", "#ffffff"),
        (ColorRole.Wash, "wash", "#f4f6f8"),
        (ColorRole.TableHeader, "header", "#e9eef3"),
        (ColorRole.Ink, "ink", "#1b2430"),
        (ColorRole.SecondInk, "ink2", "#465362"),
        (ColorRole.ThirdInk, "ink3", "#5f6b78"),
        (ColorRole.Hairline, "hairline", "#c9d1d9"),
        (ColorRole.Grid, "grid", "#a7b1bc"),
        (ColorRole.Frame, "frame", "#7d8894"),
        (ColorRole.Accent, "accent", "#1f4e79"),
        (ColorRole.AccentWash, "accent-wash", "#e8f0f8"),
        (ColorRole.Required, "remove", "#a3231f"),
        (ColorRole.Personal, "personal", "#8a2a5b"),
        (ColorRole.PersonalWash, "personal-wash", "#fbeaf3"),
        (ColorRole.Automatic, "automatic", "#eceff2"),
    ];

    public static string Fill(ColorRole role) => Attribute("f", "fill", role);

    public static string Stroke(ColorRole role) => Attribute("s", "stroke", role);

    public static string Class(string kind, ColorRole role) => $"{kind}-{Colors[(int)role].Name}";

    public static string Light(ColorRole role) => Colors[(int)role].Light;

    private static string Attribute(string kind, string attribute, ColorRole role) =>
        role == ColorRole.None ? $"{attribute}=\"none\"" : $"{attribute}=\"{Light(role)}\"";
}
