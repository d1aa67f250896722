namespace AppForge.Documents.Diagrams;

/// <summary>What a colour means; the value is looked up in <see cref="Palette"/>.</summary>
internal enum ColorRole
{
    None,
    Paper,
    Wash,
    TableHeader,
    Ink,
    SecondInk,
    ThirdInk,
    Hairline,
    Grid,
    Frame,
    Accent,
    AccentWash,
    Required,
    Personal,
    PersonalWash,
    Automatic,
}
