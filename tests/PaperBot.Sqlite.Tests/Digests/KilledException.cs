namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>The simulated process was killed: from here on nothing that it calls has any effect.</summary>
internal sealed class KilledException : Exception;
