namespace PaperBot.App.Backups;

/// <summary>What a restore did.</summary>
/// <param name="Manifest">What was in the backup.</param>
/// <param name="Papers">Where its papers are now; null when it had none.</param>
/// <param name="Kept">The folder that what was there before is kept in; null when nothing was.</param>
/// <param name="Settings">The file that the settings were written to; null when there were none, or they hold already.</param>
/// <param name="SettingsApply">Whether that file is read by the next start from the same folder.</param>
internal sealed record RestoreReport(BackupManifest Manifest, string? Papers, string? Kept, string? Settings, bool SettingsApply);
