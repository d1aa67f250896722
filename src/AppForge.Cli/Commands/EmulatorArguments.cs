namespace AppForge.Cli.Commands;

/// <summary>What <c>emulator</c> was asked.</summary>
/// <param name="Port">The port; 0 for a free one.</param>
/// <param name="Data">The data file, absolute; null for a world that ends with the process.</param>
/// <param name="Users">The users file, absolute; or null.</param>
/// <param name="Apps">The project whose apps are there from the start; or null.</param>
internal sealed record EmulatorArguments(int Port, string? Data, string? Users, string? Apps);
