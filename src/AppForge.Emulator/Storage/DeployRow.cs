namespace AppForge.Emulator.Storage;

/// <summary>The latest deploy of an app. <see cref="Due"/> says when a PROCESSING one ends; apps of one call share <see cref="Batch"/>.</summary>
internal sealed record DeployRow(long App, long Batch, string Status, DateTimeOffset Due, bool Revert, bool WillFail, string User);
