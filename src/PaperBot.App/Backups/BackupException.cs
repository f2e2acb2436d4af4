namespace PaperBot.App.Backups;

/// <summary>A backup cannot be made or restored; the message is one calm sentence with what to do next.</summary>
internal sealed class BackupException(string message, Exception? cause = null) : Exception(message, cause);
