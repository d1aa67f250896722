namespace AppForge.Compiler.CSharp.Generation;

/// <summary>A C# file that was made.</summary>
/// <param name="Name">Its name, such as <c>VehicleTripRecord.cs</c>.</param>
/// <param name="Text">Its text; lines end with <c>\n</c>.</param>
public sealed record GeneratedFile(string Name, string Text);
