namespace PaperBot.App.Backups;

/// <summary>The papers of a backup; whatever kept them, they lie in it as an embedded file.</summary>
/// <param name="Kind">What kept them.</param>
/// <param name="Papers">How many there are.</param>
/// <param name="Embedded">How many of them have an embedding.</param>
/// <param name="Embedding">The embedding in force; null for none.</param>
internal sealed record BackupIndex(string Kind, int Papers, int Embedded, string? Embedding);
