namespace PaperBot.App.Tests.Digests;

/// <summary>The process was killed.</summary>
internal sealed class KilledException : Exception;
