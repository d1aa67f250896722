namespace AppForge.Documents.Diagrams;

/// <summary>A point in drawing units; y grows downwards.</summary>
internal readonly record struct Point(double X, double Y);
