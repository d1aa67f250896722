namespace AppForge.Deploy.Tests.Agreement;

/// <summary>What the emulator answered to a definition.</summary>
/// <param name="Outcome">Whether it took it.</param>
/// <param name="Said">Its words, or why nothing was sent.</param>
internal sealed record Answer(Outcome Outcome, string Said);
